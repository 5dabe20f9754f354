/** Stories: a case told step by step in virtual time, and how they are rehearsed. */
export { act, type Play } from './act.ts'
export { deployFiles, storyZone, type CompileCache, type RefusedElement } from './deployment.ts'
export { expectedWaits, reachedEnd } from './hold.ts'
export { letterOf } from './letters.ts'
export { memoryStage } from './memory-stage.ts'
export { parseStory, storyName } from './parse-story.ts'
export {
  rehearse,
  type BuildStage,
  type Failure,
  type Rehearsal,
  type RehearseOptions,
  type Setting,
} from './rehearse.ts'
export type { NextScript, RunScript, ScriptAnswer, ScriptJob } from './scripts.ts'
export type { CaseLook, Look, Stage, Stores, Visit } from './stage.ts'
export { startWaits } from './start-waits.ts'
export { Story, storyJsonSchema, type Action, type Expectation, type StoryStep } from './story.ts'
