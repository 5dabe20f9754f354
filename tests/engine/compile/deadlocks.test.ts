import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../engine/index.ts'
import { codes, flow, processOf } from '../models.ts'
import { exploredIn, unstructured } from './token-game.ts'

const path = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, at) => flow(ids[at]!, id))
    .join('')

const split = `<startEvent id="S"/><exclusiveGateway id="X" default="X_B"/><userTask id="A"/><userTask id="B"/>
  <parallelGateway id="J"/><endEvent id="E"/>${path('S', 'X')}${flow('X', 'A', '=a')}${path('X', 'B', 'J', 'E')}${path('A', 'J')}`
const sentences = async (xml: string): Promise<readonly string[]> => (await check(xml)).map(({ reason }) => reason.en)

describe('a deadlock that the drawing proves is a warning with the way that leads there', () => {
  test('a parallel join behind a choice: only one of its ways is taken', async () => {
    expect(await codes(processOf(split))).toEqual(['J: join-never-opens', 'P: never-ends'])
    expect((await sentences(processOf(split)))[0]).toBe(
      '"gateway without a name": It waits for ever: from "X" only one of the ways A → J and B → J is taken.',
    )
  })

  test('a choice between events, and an interrupting event in place of the task, are choices too', async () => {
    const events = processOf(
      `<startEvent id="S"/><eventBasedGateway id="X"/><receiveTask id="A" messageRef="M"/><receiveTask id="B" messageRef="N"/>
       <parallelGateway id="J"/><endEvent id="E"/>${path('S', 'X', 'A', 'J', 'E')}${path('X', 'B', 'J')}`,
      '<message id="M" name="m"/><message id="N" name="n"/>',
    )
    expect(await codes(events)).toEqual(['J: join-never-opens', 'P: never-ends'])
    const late = (interrupts: boolean): string =>
      processOf(
        `<startEvent id="S"/><userTask id="A"/><parallelGateway id="J"/><endEvent id="E"/>
         <boundaryEvent id="B" attachedToRef="A" cancelActivity="${interrupts}">
           <timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
         ${path('S', 'A', 'J', 'E')}${path('B', 'J')}`,
      )
    expect(await codes(late(true))).toEqual(['J: join-never-opens', 'P: never-ends'])
    expect(await codes(late(false))).toEqual([])
  })

  test('a join that waits for what comes only after it', async () => {
    const loop = processOf(
      `<startEvent id="S"/><parallelGateway id="J"/><userTask id="A"/><exclusiveGateway id="X" default="X_E"/><endEvent id="E"/>
       ${path('S', 'J', 'A', 'X', 'E')}${flow('X', 'J', '=again')}`,
    )
    expect(await codes(loop)).toEqual(['J: join-never-opens', 'P: never-ends'])
    expect((await sentences(loop))[0]).toContain('nothing ever comes from "X", and what comes on the way S → J stays.')
  })

  test('a join of which one way is never taken, also because another join stops it', async () => {
    const both = `<startEvent id="S"/><parallelGateway id="F"/><exclusiveGateway id="X" default="X_B"/><userTask id="A"/>
      <userTask id="B"/><parallelGateway id="J"/><parallelGateway id="J2"/><endEvent id="E"/><endEvent id="E2"/>
      ${path('S', 'F', 'X')}${flow('X', 'A', '=a')}${path('X', 'B', 'J', 'J2', 'E2')}${path('A', 'J')}${path('F', 'E')}${path('F', 'J2')}`
    expect(await codes(processOf(both))).toEqual(['J: join-never-opens', 'J2: join-never-opens'])
    const nothing = processOf(
      `<startEvent id="S"/><userTask id="A"/><userTask id="B"/><parallelGateway id="J"/><endEvent id="E"/>
       ${path('S', 'A', 'J', 'E')}${path('B', 'J')}`,
    )
    expect(await codes(nothing)).toContain('J: join-never-opens')
  })

  test('a circle without a way out, unless something around it ends it', async () => {
    const circle = `<startEvent id="S1"/><userTask id="A"/><userTask id="B"/>${path('S1', 'A', 'B', 'A')}`
    const inside = (boundary: string): string =>
      processOf(
        `<startEvent id="S"/><subProcess id="U">${circle}</subProcess><endEvent id="E"/>${path('S', 'U', 'E')}${boundary}`,
      )
    expect(await codes(inside(''))).toEqual(['A: no-way-to-end'])
    expect(await sentences(inside(''))).toEqual([
      '"step without a name": No way leads from here to an end (A → B → A).',
    ])
    const boundary = `<boundaryEvent id="M" attachedToRef="U"><signalEventDefinition signalRef="Stop"/></boundaryEvent><endEvent id="F"/>${path('M', 'F')}`
    expect(await codes(inside(boundary).replace('<process', '<signal id="Stop" name="stop"/><process'))).toEqual([])
  })

  test('an activity that wants two tokens where only one can come', async () => {
    const wanting = (more: string): string =>
      processOf(
        `<startEvent id="S"/><userTask id="A"${more}/><userTask id="B" startQuantity="2"/><endEvent id="E"/>${path('S', 'A', 'B', 'E')}`,
      )
    expect(await codes(wanting(''))).toEqual(['B: quantity-never-reached', 'P: never-ends'])
    expect(await codes(wanting(' completionQuantity="2"'))).toEqual([])
  })
})

describe('what works is not complained of', () => {
  const ordered = (inside: string): string => processOf(`<startEvent id="S"/><endEvent id="E"/>${inside}`)
  test('parallel ways that meet again, also after choices of their own', async () => {
    const fork = `<parallelGateway id="F"/><parallelGateway id="J"/><userTask id="A"/><userTask id="B"/>`
    expect(await codes(ordered(fork + path('S', 'F', 'A', 'J', 'E') + path('F', 'B', 'J')))).toEqual([])
    const choices = `${fork}<exclusiveGateway id="X" default="X_A"/><exclusiveGateway id="Y"/>${flow('X', 'Y', '=a')}
      ${path('S', 'F', 'X', 'A', 'Y', 'J', 'E')}${path('F', 'B', 'J')}`
    expect(await codes(ordered(choices))).toEqual([])
  })

  test('ways that a loop can take one after the other', async () => {
    const loop = `<exclusiveGateway id="X" default="X_J"/><userTask id="A"/><parallelGateway id="F"/><parallelGateway id="J"/>`
    const again = `${path('S', 'F', 'X', 'J', 'E')}${flow('X', 'A', '=a')}${path('A', 'X')}${path('F', 'J')}`
    expect(await codes(ordered(loop + again))).toEqual([])
  })
})

test('what is said of random unstructured graphs is true in every state that they can come into', async () => {
  let [joins, traps, ends, silent] = [0, 0, 0, 0]
  await fc.assert(
    fc.asyncProperty(unstructured, async (graph) => {
      const problems = await check(graph.xml)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const seen = exploredIn(graph)
      for (const { element, code } of problems) {
        if (code === 'join-never-opens') expect(seen.fired, `${element} never opens`).not.toContain(element)
        if (code === 'no-way-to-end') expect(seen.endedAfter(element!), `no end after ${element}`).toBe(false)
        if (code === 'never-ends') expect(seen.ended, 'never ends').toBe(false)
      }
      const said = new Set(problems.map(({ element, code }) => `${element} ${code}`))
      joins += problems.filter(({ code }) => code === 'join-never-opens').length
      traps += problems.filter(({ code }) => code === 'no-way-to-end').length
      ends += problems.filter(({ code }) => code === 'never-ends').length
      silent += seen.complete ? seen.stuckJoins.filter((id) => !said.has(`${id} join-never-opens`)).length : 0
    }),
    { numRuns: 150 },
  )
  // It says something, and most of what there is to say.
  expect(Math.min(joins, traps, ends)).toBeGreaterThan(2)
  expect(joins).toBeGreaterThan(silent)
})
