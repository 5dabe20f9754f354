/** Data stores in stories: filled by them, read and written by cases, the same in memory and on the real store. */
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { MOST_ROWS, rehearse, Story } from '../../engine/index.ts'
import { storyStage } from '../../server/runtime/index.ts'
import { importRows, loadRows, storesOf, valuesOf } from '../../server/stores/rows.ts'
import { definitions, flow } from '../engine/models.ts'
import { bench } from '../runtime/support.ts'
import { onEachDatabase } from '../support/databases.ts'

const counts = (id: string) => `<scriptTask id="${id}" scriptFormat="feel" lz:resultVariable="nummer">
  <property id="${id}_alt" name="alt"/>
  <dataInputAssociation id="${id}_in" lz:key="=&quot;zaehler&quot;"><sourceRef>Marken</sourceRef><targetRef>${id}_alt</targetRef>
    <transformation>if Hundemarken = null then 0 else Hundemarken</transformation></dataInputAssociation>
  <dataOutputAssociation id="${id}_out" lz:key="=&quot;zaehler&quot;"><targetRef>Marken</targetRef>
    <transformation>nummer</transformation></dataOutputAssociation>
  <script>alt + 1</script></scriptTask>`
const files = {
  'process.bpmn': definitions(`<process id="P" isExecutable="true">
    <dataStoreReference id="Marken" name="Hundemarken"/><startEvent id="Start"/>${counts('Zaehlen')}
    <userTask id="Ausgeben"><dataOutputAssociation id="O" lz:key="=nummer"><targetRef>Marken</targetRef>
      <transformation>{ halter: halter }</transformation></dataOutputAssociation></userTask>
    <task id="Alle"><property id="L" name="liste"/><dataInputAssociation id="A"><sourceRef>Marken</sourceRef><targetRef>L</targetRef></dataInputAssociation>
      <dataOutputAssociation id="B"><sourceRef>L</sourceRef><targetRef>F</targetRef></dataOutputAssociation></task>
    <dataObject id="F" name="alle"/>
    <endEvent id="Ende"/>${flow('Start', 'Zaehlen')}${flow('Zaehlen', 'Ausgeben')}${flow('Ausgeben', 'Alle')}${flow('Alle', 'Ende')}</process>`),
}

const newCase = {
  service: null,
  office: 'o',
  domain: 'general',
  title: 'P',
  channel: 'online',
  variables: {},
  participants: {},
  enteredBy: null,
} as const

const steps = [
  { start: {} },
  { start: {} },
  { expect: { tasks: ['Ausgeben'], variables: { nummer: 8 }, stores: { Hundemarken: { zaehler: 9, '8': null } } } },
  { complete: 'Ausgeben', case: 'b', with: { halter: 'Otto' } },
  { expect: { ended: true, variables: { alle: { '9': { halter: 'Otto' }, zaehler: 9 } } }, case: 'b' },
  { complete: 'Ausgeben', with: { halter: 'Ada' } },
  {
    expect: {
      variables: { alle: { '8': { halter: 'Ada' }, '9': { halter: 'Otto' }, zaehler: 9 } },
      stores: { Hundemarken: { '8': { halter: 'Ada' } }, Leer: { a: null } },
    },
  },
]

/** A town that keeps more rows than can be read at once. */
const many = Object.fromEntries(Array.from({ length: MOST_ROWS + 1 }, (_, index) => [`nr-${index}`, index]))

onEachDatabase('data stores', (open) => {
  it('are not read as a whole when they are large; a row of them still is', async () => {
    const { db } = await open()
    const story = Story.parse({
      story: 's',
      files: ['process.bpmn'],
      stores: { Hundemarken: many },
      steps: [
        { start: {} },
        { complete: 'Ausgeben', with: { halter: 'Ada' } },
        { expect: { incidents: ['Alle'], ended: false, stores: { Hundemarken: { '1': { halter: 'Ada' } } } } },
      ],
    })
    expect(await rehearse(story, files)).toMatchObject({ ok: true, failures: [] })
    const onStore = await rehearse(story, files, { stage: storyStage(db, pino({ level: 'silent' })) })
    expect(onStore).toMatchObject({ ok: true, failures: [] })
  })

  it('come out on the real store as in memory', async () => {
    const { db } = await open()
    const story = Story.parse({ story: 's', files: ['process.bpmn'], stores: { Hundemarken: { zaehler: 7 } }, steps })
    const inMemory = await rehearse(story, files)
    expect(inMemory).toMatchObject({ ok: true, failures: [] })
    expect(await rehearse(story, files, { restore: true })).toEqual(inMemory)
    expect(await rehearse(story, files, { stage: storyStage(db, pino({ level: 'silent' })) })).toEqual(inMemory)
    expect(await db('store_rows').select()).toEqual([])
  })

  it('count without gaps when many cases count at once on two nodes', async () => {
    const { runtime, again, db, town } = await bench(await open(), { P: files['process.bpmn'] })
    const nodes = [runtime, again()]
    const begin = (index: number) => nodes[index % 2]!.start({ ...newCase, process: 'P' }, 'test')
    const refs = await Promise.all(Array.from({ length: 16 }, (_, index) => begin(index)))
    const states = await Promise.all(refs.map(({ id }) => runtime.load(id)))
    const roots = states.map((one) => Object.values(one.case.tokens).find(({ scope }) => scope === null))
    const numbers = roots.map((root) => Number(root?.variables['nummer'])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    expect(await valuesOf(db, town.id, 'Hundemarken')).toEqual({ zaehler: 16 })
    const view = await loadRows(db, town.id, 'Hundemarken', 'zaehler')
    expect(view).toEqual({ rows: { zaehler: { value: 16, version: 16 } }, whole: false })
  })

  it('are filled and replaced by administrators', async () => {
    const { db, town } = await open()
    const at = '2026-03-02T08:00:00.000Z'
    const put = (rows: Record<string, number>, replace = false) =>
      importRows(db, town.id, { store: 'Preise', rows, replace }, { at, by: 'admin' })
    expect(await put({ a: 1, b: 2 })).toEqual({ written: 2, unchanged: 0, removed: 0 })
    expect(await put({ a: 1, b: 3 }, true)).toEqual({ written: 1, unchanged: 1, removed: 0 })
    expect(await put({ c: 1 }, true)).toEqual({ written: 1, unchanged: 0, removed: 2 })
    expect(await storesOf(db, town.id)).toEqual([{ store: 'Preise', rows: 1, changedAt: at }])
  })
})
