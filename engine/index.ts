/** The door of the engine: everything others may use, and nothing else. */
export * from './core/ids.ts'
export * from './core/case.ts'
export * from './core/command.ts'
export * from './core/event.ts'
export * from './core/model.ts'
export * from './core/world.ts'
export * from './core/step.ts'
export * from './core/start-waits.ts'
export { beginsPlainly } from './core/starts.ts'
export { apply, replay } from './core/apply.ts'
export { upcast } from './core/upcast.ts'
export { resultOf } from './core/script-result.ts'
export {
  changedRows,
  storesIn,
  MissingRows,
  MOST_ROWS,
  withRows,
  withWritten,
  type RowChange,
  type StoreRow,
  type StoreView,
} from './core/stores.ts'
export { seenFrom } from './core/seen-from.ts'
export { SCRIPT_TOPIC } from './compile/scripts.ts'
export { tokenIn } from './core/rooms.ts'
export { newCase } from './core/draft.ts'
export * from './compile/compile.ts'
export { decodeText } from './compile/decode-text.ts'
export {
  extension as extensionOf,
  nodes as nodesOf,
  readBpmn,
  text as textOf,
  type Node as BpmnNode,
  type Parsed,
} from './compile/moddle.ts'
export { keepReferences, type LostReference } from './compile/keep-references.ts'
export { checkZeebe } from './compile/zeebe/check-zeebe.ts'
export * from './decisions/compile.ts'
export * from './decisions/coverage.ts'
export type { Bilingual, CheckProblem } from './compile/problem.ts'
export * from './decisions/decide.ts'
export * from './decisions/decision.ts'
export { sayTest, sayValue, type Answers } from './decisions/say-test.ts'
export { feelLiteral } from './decisions/literal.ts'
export * from './feel/evaluate.ts'
export { syntaxError } from './feel/compile.ts'
export type { Moment } from './feel/clock.ts'
export * from './errors.ts'
export * from './time/index.ts'
export * from './forms/index.ts'
export * from './rehearsal/index.ts'
export * from './explain/index.ts'
export * from './drawing/index.ts'
export * from './variables/index.ts'
