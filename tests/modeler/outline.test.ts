import { describe, expect, it } from 'vitest'
import { longestRun } from '../../modeler/bpmn/fewMoves.ts'
import { outline } from '../../modeler/bpmn/outline.ts'
import type { Drawn, Moddle } from '../../modeler/bpmn/services.ts'

interface Node {
  readonly id: string
  readonly type?: string
  readonly name?: string
  readonly to?: readonly string[]
  readonly otherwise?: string
  readonly inside?: string
  readonly x?: number
}

/** Just enough of a drawing: steps and the flows between them, named after their ends. */
function draw(nodes: readonly Node[]): readonly Drawn[] {
  const things = new Map<string, Record<string, unknown>>()
  const moddle = (type: string, name: string | undefined, more: Record<string, unknown> = {}): Moddle =>
    ({
      $type: type,
      name,
      ...more,
      get: (property: string) => more[property],
      $instanceOf: (wanted: string) => wanted === type || (wanted === 'bpmn:FlowNode' && type !== 'bpmn:SequenceFlow'),
    }) as unknown as Moddle
  for (const { id, type = 'bpmn:UserTask', name, x = 0 } of nodes)
    things.set(id, {
      id,
      type,
      x,
      y: 0,
      outgoing: [],
      incoming: [],
      attachers: [],
      businessObject: moddle(type, name, { id }),
    })
  for (const { id, to = [], otherwise, inside } of nodes) {
    const thing = things.get(id)!
    const flows = to.map((target) => {
      const businessObject = moddle('bpmn:SequenceFlow', `${id}-${target}`)
      return { id: `${id}-${target}`, type: 'bpmn:SequenceFlow', target: things.get(target), businessObject }
    })
    thing['outgoing'] = flows
    for (const flow of flows) (flow.target?.['incoming'] as object[]).push(flow)
    const chosen = flows.find((flow) => flow.target === things.get(otherwise ?? ''))?.businessObject
    const business = thing['businessObject'] as { name: string; $type: string }
    const parent = inside ? things.get(inside)!['businessObject'] : undefined
    thing['businessObject'] = moddle(business.$type, business.name, { id, default: chosen, $parent: parent })
  }
  return [...things.values()] as unknown as readonly Drawn[]
}

describe('the outline', () => {
  it('follows the flows from the beginning, wherever the steps are drawn', () => {
    const steps = outline(
      draw([
        { id: 'end', type: 'bpmn:EndEvent', name: 'Fertig' },
        { id: 'check', name: 'Prüfen', to: ['end'] },
        { id: 'start', type: 'bpmn:StartEvent', name: 'Eingang', to: ['check'], x: 900 },
      ]),
    )
    expect(steps.map(({ says }) => says)).toEqual(['Beginn „Eingang“', 'Aufgabe „Prüfen“', 'Ende „Fertig“'])
  })

  it('says when each way is taken', () => {
    const steps = outline(
      draw([
        { id: 'choice', type: 'bpmn:ExclusiveGateway', name: 'Gut?', to: ['yes', 'no'], otherwise: 'no' },
        { id: 'yes', name: 'Ja' },
        { id: 'no', name: 'Nein' },
      ]),
    )
    expect(steps[0]?.next.map(({ when, says }) => [when, says])).toEqual([
      ['wenn „choice-yes“', 'Aufgabe „Ja“'],
      ['sonst („choice-no“)', 'Aufgabe „Nein“'],
    ])
  })

  it('calls a gateway without a name after what it does', () => {
    const says = (type: string, to: readonly string[]): string | undefined =>
      outline(
        draw([{ id: 'a', to: ['g'] }, { id: 'b', to: ['g'] }, { id: 'g', type, to }, { id: 'c' }, { id: 'd' }]),
      ).find(({ id }) => id === 'g')?.says
    expect(says('bpmn:ExclusiveGateway', ['c'])).toBe('Wege kommen zusammen')
    expect(says('bpmn:ExclusiveGateway', ['c', 'd'])).toBe('Entscheidung ohne Namen')
    expect(says('bpmn:ParallelGateway', ['c'])).toBe('Gleichzeitiges kommt zusammen')
    expect(says('bpmn:ParallelGateway', ['c', 'd'])).toBe('Gleichzeitig')
  })

  it('names each step once in a loop, and those without a way to them last', () => {
    const steps = outline(
      draw([
        { id: 'lost', name: 'Allein' },
        { id: 'start', type: 'bpmn:StartEvent', to: ['a'] },
        { id: 'a', name: 'A', to: ['b'] },
        { id: 'b', name: 'B', to: ['a'] },
      ]),
    )
    expect(steps.map(({ id }) => id)).toEqual(['start', 'a', 'b', 'lost'])
    expect(steps[0]?.says).toBe('Beginn ohne Namen')
  })

  it('puts the steps of a subprocess once right behind it, with its name', () => {
    const drawn = draw([
      { id: 'start', type: 'bpmn:StartEvent', to: ['sub'] },
      { id: 'sub', type: 'bpmn:SubProcess', name: 'Warten', to: ['end'] },
      { id: 'end', type: 'bpmn:EndEvent' },
      { id: 'inner', inside: 'sub', name: 'Innen' },
    ])
    // A collapsed subprocess is drawn twice: as a step, and as the sheet with its inside.
    const sheet: Drawn = { ...drawn.find(({ id }) => id === 'sub')!, id: 'sub_plane', outgoing: [] }
    const steps = outline([...drawn, sheet])
    expect(steps.map(({ id, inside }) => [id, inside])).toEqual([
      ['start', null],
      ['sub', null],
      ['inner', 'Warten'],
      ['end', null],
    ])
  })
})

describe('the order of siblings', () => {
  it('lets all stay but those that moved', () => {
    expect([...longestRun([1, 2, 3, 4, 0])].sort()).toEqual([0, 1, 2, 3])
    expect(longestRun([4, 0, 1, 3, 2]).size).toBe(3)
    expect([...longestRun([0, -1, 1])].sort()).toEqual([0, 2])
    expect(longestRun([]).size).toBe(0)
  })
})
