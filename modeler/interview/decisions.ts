/** How a decision that shall run learns the answer: from a condition, or from a question in the form of the step before it. */
import type Modeler from 'bpmn-js/lib/Modeler'
import { definitionsOf, tell } from '../bpmn/tableCommand.ts'
import type { Choices } from '../bpmn/jobKinds.ts'
import { wayTo } from '../bpmn/formsBefore.ts'
import { processOf, type Moddle } from '../bpmn/moddle.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { nameOf } from '../bpmn/words.ts'
import { questionOf, withQuestion } from '../draft/question.ts'
import { isRecorded } from '../lint/nodes.ts'
import type { Desk } from '../panel/desk.ts'
import { writeForm } from '../panel/makeFile.ts'
import { decide } from '../table/edit.ts'
import { readTable } from '../table/readTable.ts'
import type { Block, Branch } from '../table/table.ts'

export interface Decisions {
  /** Whether the process shall run, so that a decision needs more than words. */
  readonly runs: boolean
  /** The step in whose form it can be asked; null where nothing is open, or no step comes before. */
  askedIn(block: Block): string | null
  ask(block: Block): void
}

interface Options {
  readonly modeler: Modeler
  readonly desk: Desk
  readonly choices: Choices
}

/** Whether the process is not only recorded as it is. */
export function shallRun(definitions: Moddle): boolean {
  const process = processOf(definitions)
  return process !== undefined && !isRecorded(process)
}

export function decisionsOf({ modeler, desk, choices }: Options): Decisions {
  const process = processOf(definitionsOf(modeler))
  const runs = shallRun(definitionsOf(modeler))
  const asks = (block: Block): Drawn | undefined =>
    runs && block.gateway === 'exclusive' && block.branches.some(isOpen) ? stepBefore(modeler, block) : undefined
  return {
    runs,
    askedIn(block) {
      const step = asks(block)
      return step ? (nameOf(step) ?? 'ohne Namen') : null
    },
    ask(block) {
      const step = asks(block)
      if (!step || !process) return
      const question = questionOf(block.what, block.branches.map(called))
      writeForm(modeler, step, desk, (content) => withQuestion(content, question))
      const table = block.branches.reduce(
        (now, branch, index) =>
          isOpen(branch) ? decide(now, block.id, index, equals(question.key, question.answers[index]?.value)) : now,
        readTable(process),
      )
      tell(modeler, table, choices)
    },
  }
}

/** Nobody has said when it is taken. */
const isOpen = ({ isDefault, condition }: Branch): boolean => !isDefault && condition === null

const called = ({ name }: Branch, index: number): string => name || `Fall ${index + 1}`

const equals = (key: string, value = ''): string => `${key} = ${JSON.stringify(value)}`

/** The nearest step that a person does with a form. */
function stepBefore(modeler: Modeler, { id }: Block): Drawn | undefined {
  const registry = service(modeler, 'elementRegistry')
  const gateway = registry.get(id)?.businessObject
  const step = gateway && wayTo(gateway).find(({ $type }) => $type === 'bpmn:UserTask')
  return step && registry.get(step.id)
}
