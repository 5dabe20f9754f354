export { explain } from './explain.ts'
export { plainNames, type Names, type Reason, type Sentence } from './reason.ts'
