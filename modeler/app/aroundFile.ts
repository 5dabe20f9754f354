/** What a form or a rule has to do with what lies around it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { DraftFile } from '../api/process.ts'
import { readExtension } from '../bpmn/extensions.ts'
import { is, service, type Drawn } from '../bpmn/services.ts'
import { call } from '../bpmn/words.ts'
import { decisionsIn, filesNow } from '../draft/files.ts'
import { knownIn, type Known } from '../draft/known.ts'
import { namesUsed } from '../draft/namesUsed.ts'
import type { State } from './store.ts'
import type { Studio } from './studio.ts'

export interface Around {
  /** Whether it begins a case: then each group of a form is a step. */
  readonly application: boolean
  /** Names that are in use elsewhere, or were deployed: they must stay. Known a moment after the file is opened. */
  readonly settled: () => ReadonlySet<string>
  /** All forms and rules of the draft. */
  readonly files: readonly DraftFile[]
  /** What the forms ask and other rules answer. */
  readonly known: readonly Known[]
}

/** The steps that name this file. */
export function usersOf(file: DraftFile, modeler: Modeler): readonly Drawn[] {
  const decisions = file.kind === 'dmn' ? decisionsIn(file).map(({ id }) => id) : []
  const uses = (element: Drawn): boolean =>
    file.kind === 'form'
      ? readExtension(element, 'zeebe:FormDefinition', 'formId') === file.name
      : decisions.includes(readExtension(element, 'zeebe:CalledDecision', 'decisionId') ?? '')
  return service(modeler, 'elementRegistry').filter((element) => !element.labelTarget && uses(element))
}

export function aroundFile(file: DraftFile, { modeler, process, files: changed }: State, studio: Studio): Around {
  const files = process ? filesNow(process, changed) : []
  const others = files.filter(({ kind, name }) => kind !== file.kind || name !== file.name)
  let settled: ReadonlySet<string> = new Set(process?.settled)
  void studio.xml().then((xml) => {
    settled = new Set([...settled, ...namesUsed(xml, others)])
  })
  return {
    application: modeler !== null && usersOf(file, modeler).some((element) => is(element, 'bpmn:StartEvent')),
    settled: () => settled,
    files,
    known: [...knownIn(files), ...(modeler ? answersOf(modeler, usersOf(file, modeler)) : [])],
  }
}

/** What rules answer, without those that are asked here. */
const answersOf = (modeler: Modeler, users: readonly Drawn[]): readonly Known[] =>
  service(modeler, 'elementRegistry')
    .filter((element) => !element.labelTarget && is(element, 'bpmn:BusinessRuleTask') && !users.includes(element))
    .flatMap((element) => {
      const name = readExtension(element, 'zeebe:CalledDecision', 'resultVariable')
      return name ? [{ name, label: `Ergebnis von ${call(element)}`, type: null }] : []
    })
