import { expect, test } from 'vitest'
import {
  bpmnOf,
  deploy,
  formOf,
  formOfCase,
  resourcesOf,
  startFormOf,
  type DeploymentFile,
} from '../../server/runtime/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { desk, forms } from './models.ts'
import { bench, bpmn, clockAt, deployed, newCase } from './support.ts'

const form = (name: string, label = name): DeploymentFile => ({
  kind: 'form',
  name,
  content: JSON.stringify({
    type: 'default',
    schemaVersion: 18,
    id: name.replace('.form', ''),
    components: [{ type: 'text', id: 'T', text: label }],
  }),
})
const clock = clockAt()

onEachDatabase('a deployment', (open) => {
  test('counts versions, and identical content gives the same version', async () => {
    const context = { ...(await open()), clock }
    expect(await deployed(context, 'desk', [bpmn(desk)])).toBe(1)
    expect(await deployed(context, 'desk', [bpmn(desk)])).toBe(1)
    expect(await deployed(context, 'desk', [bpmn(`${desk}\n`)])).toBe(2)
    // What was version 1 becomes the newest again, as a version of its own.
    expect(await deployed(context, 'desk', [bpmn(desk)])).toBe(3)
    expect(await context.db('deployments').where({ town: context.town.id })).toHaveLength(3)
  })

  test('made twice at the same moment gives two versions', async () => {
    const { db, other, town } = await open()
    const versions = await Promise.all([
      deployed({ db, town, clock }, 'desk', [bpmn(desk)]),
      deployed({ db: other, town, clock }, 'desk', [bpmn(`${desk}\n`)]),
    ])
    expect(versions.sort()).toEqual([1, 2])
  })

  test('of a model that cannot run is refused with the element, and nothing is stored', async () => {
    const { db, town } = await open()
    const broken = desk.replace(
      '<endEvent id="End" name="Erledigt"/>',
      '<endEvent id="End"><cancelEventDefinition/></endEvent>',
    )
    const result = await deploy({ db, town, clock }, { process: 'desk', files: [bpmn(broken)], by: 'ada' })
    expect(result.deployed).toBe(false)
    expect(result.problems.filter(({ severity }) => severity === 'error').map(({ element }) => element)).toContain(
      'End',
    )
    expect(await db('deployments').where({ town: town.id })).toEqual([])
  })

  test('that does not hold the process is refused', async () => {
    const { db, town } = await open()
    const result = await deploy({ db, town, clock }, { process: 'other', files: [bpmn(desk)], by: 'ada' })
    expect(result).toMatchObject({ deployed: false, problems: [{ element: 'other', code: 'process-missing' }] })
  })

  test('takes forms and decisions along from the version before when asked', async () => {
    const context = { ...(await open()), clock }
    await deployed(context, 'forms', [bpmn(forms), form('apply'), form('check.form', 'old')])
    await deployed(context, 'forms', [bpmn(`${forms}\n`), form('check', 'new')], true)
    const result = await deploy(context, { process: 'forms', files: [bpmn(`${forms}\n`)], keep: true, by: 'ada' })
    expect(result).toMatchObject({ deployed: true, version: 2, isNew: false })
    if (!result.deployed) return
    const files = await resourcesOf(context.db, context.town, result.deployment)
    expect(files.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['bpmn process.bpmn', 'form apply', 'form check'])
    expect(await formOf(context.db, context.town, result.deployment, 'check')).toContain('new')
    expect(await bpmnOf(context.db, context.town, result.deployment)).toBe(`${forms}\n`)
  })

  test('without them leaves them out', async () => {
    const context = { ...(await open()), clock }
    await deployed(context, 'forms', [bpmn(forms), form('apply')])
    await deployed(context, 'forms', [bpmn(forms)])
    expect(await startFormOf(context.db, context.town, 'forms')).toBeNull()
  })

  test('gives new applicants its form, while running cases keep theirs', async () => {
    const { runtime, ...context } = await bench(await open(), {})
    await deployed(context, 'forms', [bpmn(forms), form('apply', 'first'), form('check', 'first')])
    const ref = await runtime.start(newCase('forms'), 'ada')
    await deployed(context, 'forms', [bpmn(forms), form('apply', 'second'), form('check', 'second')])
    expect(await startFormOf(context.db, context.town, 'forms')).toMatchObject({
      form: 'apply',
      process: 'forms',
      version: 2,
      content: expect.stringContaining('second'),
    })
    expect(await formOfCase(context.db, context.town, ref.id, 'check')).toContain('first')
    expect(await startFormOf(context.db, context.town, 'unknown')).toBeNull()
  })
})
