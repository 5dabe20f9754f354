/** The name of an answer, changed in the table, goes to the steps that ask it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { DraftFile } from '../api/process.ts'
import { readExtension } from '../bpmn/extensions.ts'
import { resultNameIn } from '../draft/resultName.ts'
import { writeDecision } from '../panel/makeFile.ts'
import { usersOf } from './aroundFile.ts'

/** Only what has been changed: an older file may call it otherwise, and conditions go by the step. */
export function followResultNames(modeler: Modeler, before: DraftFile, now: DraftFile): void {
  if (now.kind !== 'dmn') return
  for (const step of usersOf(now, modeler)) {
    const decision = readExtension(step, 'zeebe:CalledDecision', 'decisionId') ?? ''
    const name = resultNameIn(now.content, decision)
    if (name !== null && name !== resultNameIn(before.content, decision)) writeDecision(modeler, step, decision, name)
  }
}
