export { explain } from './explain.ts'
export type { Names, Reason, Sentence } from './reason.ts'
