import { describe, expect, it } from 'vitest'
import { compile, explain, newCase, step, type Case, type Model, type World } from '../../engine/index.ts'
import { definitions, extension, flow, processOf } from './models.ts'

const now = '2026-03-02T08:00:00.000Z'

async function worldOf(xml: string): Promise<World> {
  const { models, problems } = await compile(xml, { id: 'm' })
  if (models.length === 0) throw new Error(JSON.stringify(problems))
  const table: Record<string, Model> = Object.fromEntries(models.map((model) => [model.id, model]))
  return { models: table, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
}

const begin = (world: World): Case => step(world, newCase('c', 'm'), { type: 'start', variables: {} }, now).case

const says = (world: World, state: Case): string[] => explain(world, state).map((reason) => reason.says.de)

describe('a case says why it waits', () => {
  it('for a person: who, and until when', async () => {
    const task = `<userTask id="T" name="Prüfen">${extension('<zeebe:assignmentDefinition candidateGroups="steueramt"/>', '<zeebe:taskSchedule dueDate="=now() + duration(&quot;P5D&quot;)"/>')}</userTask>`
    const world = await worldOf(
      processOf(`<startEvent id="S"/>${task}<endEvent id="E"/>${flow('S', 'T')}${flow('T', 'E')}`),
    )
    const state = begin(world)
    expect(says(world, state)).toEqual([
      'Die Aufgabe „Prüfen“ ist noch nicht übernommen (zuständig: steueramt), fällig am 7. März 2026 um 09:00.',
    ])
    const wait = explain(world, state)[0]!.wait!
    const taken = step(world, state, { type: 'assign', wait, to: 'ada', by: 'ada' }, now).case
    const names = { person: () => 'Ada Steuer', group: (key: string) => key }
    expect(explain(world, taken, names)[0]!.says.en).toContain('The task "Prüfen" is with Ada Steuer')
    expect(explain(world, taken)[0]).toMatchObject({ element: 'T', since: now })
  })

  it('for a message or a deadline, whichever comes first', async () => {
    const inside = `<startEvent id="S1"/><intermediateCatchEvent id="M" name="Unterlagen"><messageEventDefinition messageRef="Msg"/></intermediateCatchEvent><endEvent id="E1"/>${flow('S1', 'M')}${flow('M', 'E1')}`
    const content = `<startEvent id="S"/><subProcess id="X" name="Warten">${inside}</subProcess><boundaryEvent id="B" name="nach 14 Tagen" attachedToRef="X"><timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="E"/><endEvent id="E2"/>${flow('S', 'X')}${flow('X', 'E')}${flow('B', 'E2')}`
    const message = `<message id="Msg" name="unterlagen">${extension('<zeebe:subscription correlationKey="=&quot;V-1&quot;"/>')}</message>`
    const world = await worldOf(definitions(`${message}<process id="P" isExecutable="true">${content}</process>`))
    expect(says(world, begin(world))).toEqual([
      '„nach 14 Tagen“ geschieht am 16. März 2026 um 09:00 von selbst, wenn bis dahin nichts anderes kommt. Dann endet „Warten“.',
      '„Unterlagen“ wartet auf die Nachricht „unterlagen“ zu V-1.',
    ])
  })

  it('at a join: which way is missing and what is on it', async () => {
    const content = `<startEvent id="S"/><parallelGateway id="Split"/><userTask id="A" name="Eins"/><userTask id="B" name="Zwei"/><parallelGateway id="Join" name="Beides da"/><endEvent id="E"/>${flow('S', 'Split')}${flow('Split', 'A')}${flow('Split', 'B')}${flow('A', 'Join')}${flow('B', 'Join')}${flow('Join', 'E')}`
    const world = await worldOf(processOf(content))
    const state = begin(world)
    const wait = explain(world, state).find(({ element }) => element === 'A')!.wait!
    const half = step(world, state, { type: 'resume', wait, variables: {} }, now).case
    expect(says(world, half)).toContain('„Beides da“ wartet noch auf den Weg von „Zwei“. Dorthin unterwegs: „Zwei“.')
  })

  it('of an ended case nothing', async () => {
    const world = await worldOf(processOf(`<startEvent id="S"/><endEvent id="E"/>${flow('S', 'E')}`))
    expect(explain(world, begin(world))).toEqual([])
  })
})
