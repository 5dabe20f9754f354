import { expect, test } from 'vitest'
import { compile, newCase, step, replay } from '../../engine/index.ts'

test('a case starts, waits in a user task and ends', async () => {
  const { models, problems } = await compile(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><process id="p" isExecutable="true">
    <startEvent id="s"/><userTask id="t" name="Prüfen"><extensionElements><zeebe:assignmentDefinition candidateGroups="a, b"/></extensionElements></userTask><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/></process></definitions>`,
    { id: 'p:1' },
  )
  expect(problems).toEqual([])
  const world = { models: { 'p:1': models[0]! }, latest: {}, decisions: {}, calendars: {}, zone: 'Europe/Berlin' }
  const one = step(world, newCase('c', 'p:1'), { type: 'start', variables: { x: 1 } }, '2026-03-02T07:00:00.000Z')
  const [wait] = Object.values(one.case.waits)
  expect(wait?.until).toMatchObject({ kind: 'task', groups: ['a', 'b'] })
  const two = step(world, one.case, { type: 'resume', wait: wait!.id, variables: { y: 2 } }, '2026-03-02T08:00:00.000Z')
  expect(two.case.status).toBe('ended')
  expect(replay(newCase('c', 'p:1'), [...one.events, ...two.events])).toEqual(two.case)
})
