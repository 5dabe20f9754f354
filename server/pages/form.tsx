/** Showing forms: fields to fill in, what is wrong with them, and the answers to read. */
export { Answers, AnswerList, askedIn, fromParticipants, type ShowDocument } from './form/answers.tsx'
export { ErrorSummary } from './form/error-summary.tsx'
export { FormFields, SHOWN, type FormFieldsProps } from './form/fields.tsx'
export { Markdown } from './form/markdown.tsx'
export { paperName, type FormView, type ListedFile } from './form/view.ts'
