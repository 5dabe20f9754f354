/** Forms: form-js JSON read, shown in steps, and held against what a person posted. */
export * from './form.ts'
export { parseForm } from './parse.ts'
export { splitParticipants, type ParticipantValues } from './participants.ts'
export { deliveryFieldOf, outcomeOf } from './purpose.ts'
export { fieldsOfStep, stepsOf, type FormStep } from './steps.ts'
export { validateForm, type FormError, type ValidateOptions } from './validate.ts'
export { visible, visibleSteps } from './visible.ts'
export { plainText, valueText } from './value-text.ts'
