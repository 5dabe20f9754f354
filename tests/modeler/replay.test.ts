import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { addDuration, rehearse, Story, type Action } from '../../engine/index.ts'
import { durationUntil } from '../../modeler/rehearse/durationUntil.ts'
import { filesFor, type Parts } from '../../modeler/rehearse/parts.ts'
import { deploy, replay, type Setting } from '../../modeler/rehearse/replay.ts'
import { runStories } from '../../modeler/rehearse/runStories.ts'
import { tellStory } from '../../modeler/rehearse/tell.ts'
import { nextDue, tokensAt, waitings } from '../../modeler/rehearse/waiting.ts'

const folder = new URL('../../processes/hundesteuer-anmeldung/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8')
const xml = read('process.bpmn')
const parts: Parts = {
  files: readdirSync(new URL('decisions/', folder)).map((name) => ({
    kind: 'dmn',
    name,
    content: read(`decisions/${name}`),
  })),
  stories: [{ name: 'erster-hund.json', content: read('stories/erster-hund.json') }],
}
const names = { offices: [], rates: [], letters: [{ id: 'nachforderung', name: 'Unterlagen fehlen' }] }
const told = Story.parse(JSON.parse(parts.stories[0]!.content))
const actions = told.steps.filter((step): step is Action => !('expect' in step) && !('refused' in step))

async function setting(): Promise<Setting> {
  const deployed = await deploy(filesFor(xml, parts))
  if (!('world' in deployed)) throw new Error(JSON.stringify(deployed.refused))
  return { world: deployed.world, process: 'hundesteuer-anmeldung', now: told.now }
}

it('a step back stands where the case stood before it', async () => {
  const here = await setting()
  const before = await replay(here, actions.slice(0, 3))
  const after = await replay(here, actions.slice(0, 4))
  const back = await replay(here, after.steps.slice(0, -1))
  expect(after.look).not.toEqual(before.look)
  expect(back).toEqual(before)
})

it('a step that is refused says why and leaves what was before it', async () => {
  const here = await setting()
  const { steps, stopped, look } = await replay(here, [actions[0]!, { complete: 'HundemarkeAusgeben' }, actions[1]!])
  expect(steps).toEqual([actions[0]])
  expect(stopped).toBe('Darauf wartet der Vorgang nicht mehr.')
  expect([...tokensAt(look)]).toEqual([['DublettenSuchen', 1]])
})

it('says for what the case waits, and when something is due by itself', async () => {
  const here = await setting()
  const asked: Action[] = [
    ...actions.slice(0, 3),
    { complete: 'AngabenPruefen', with: { pruefung: 'nachfordern', fehlend: [], fehlendText: null } },
  ]
  const { look } = await replay(here, asked)
  const [letter] = waitings(here.world, look, names)
  expect(letter?.says).toContain('Brief schreiben: Unterlagen fehlen.')
  expect(nextDue(look)).toBeNull()
  const job = { job: letter!.element, with: { sendung: 'S-000001', perBrief: false } }
  const { look: sent, stopped } = await replay(here, [...asked, job])
  expect(stopped).toBeNull()
  expect(nextDue(sent)).toMatch(/^2026-03-/)
})

it('what was rehearsed is a story that holds, and that fails when the model goes another way', async () => {
  const here = await setting()
  const { look, steps } = await replay(here, actions)
  const story = Story.parse(
    tellStory({
      name: 'Probe',
      process: here.process,
      now: told.now,
      files: Object.keys(filesFor(xml, parts)),
      steps,
      look,
    }),
  )
  expect(story.steps.at(-1)).toMatchObject({ expect: { ended: true, end: ['HundAngemeldet'], incidents: [] } })
  expect((await rehearse(story, filesFor(xml, parts))).failures).toEqual([])
  const shorter = {
    ...story,
    steps: story.steps.filter((step) => !('complete' in step && step.complete === 'HundemarkeAusgeben')),
  }
  expect((await rehearse(shorter, filesFor(xml, parts))).ok).toBe(false)
})

it('a story also holds where a case went through an end that throws an error', async () => {
  const failing = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
    <error id="E" errorCode="E"/>
    <process id="p" isExecutable="true">
      <startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="U"/>
      <subProcess id="U"><startEvent id="S2"/><sequenceFlow id="f2" sourceRef="S2" targetRef="Fehler"/>
        <endEvent id="Fehler"><errorEventDefinition errorRef="E"/></endEvent></subProcess>
      <boundaryEvent id="B" attachedToRef="U"><errorEventDefinition errorRef="E"/></boundaryEvent>
      <sequenceFlow id="f3" sourceRef="B" targetRef="Ende"/><endEvent id="Ende"/>
    </process></definitions>`
  const files = { 'process.bpmn': failing }
  const deployed = await deploy(files)
  if (!('world' in deployed)) throw new Error(JSON.stringify(deployed.refused))
  const here = { world: deployed.world, process: 'p', now: told.now }
  const played = await replay(here, [{ start: {}, process: 'p' }])
  const story = Story.parse(tellStory({ name: 'Probe', ...here, files: Object.keys(files), ...played }))
  expect(story.steps.at(-1)).toMatchObject({ expect: { end: ['Fehler', 'Ende'] } })
  expect((await rehearse(story, files)).failures).toEqual([])
})

it('one story covers the steps and flows of its own way, and not of the others', async () => {
  const { results, visited, flows } = await runStories(parts.stories, filesFor(xml, parts), String)
  expect(results).toEqual([{ file: 'erster-hund.json', name: told.story, ok: true, problems: [] }])
  expect(visited).toContain('HundemarkeAusgeben')
  expect(visited).not.toContain('AngabenBerichtigen')
  const flow = (target: string): string =>
    new RegExp(`<bpmn:sequenceFlow id="(\\w+)"[^>]*targetRef="${target}"`).exec(xml)![1]!
  expect(flows).toContain(flow('HundemarkeAusgeben'))
  expect(flows).not.toContain(flow('AngabenBerichtigen'))
})

it('a story that cannot be read, or does not hold, says so', async () => {
  const wrong = (steps: readonly unknown[]): string => JSON.stringify({ ...told, steps })
  const way = { ended: true, path: ['Los', 'Weiter'] }
  const nameOf = (id: string): string | null => (id === 'X' ? null : id)
  const { results } = await runStories(
    [
      { name: 'kaputt.json', content: '{' },
      { name: 'falsch.json', content: wrong([{ expect: { tasks: ['X'] } }]) },
      { name: 'weg.json', content: wrong([{ complete: 'X' }]) },
      { name: 'frueh.json', content: wrong([actions[0], { complete: 'HundemarkeAusgeben' }]) },
      { name: 'anders.json', content: wrong([actions[0], { expect: way }]) },
    ],
    filesFor(xml, parts),
    nameOf,
  )
  expect(results.map(({ ok, problems }) => [ok, problems])).toEqual([
    [false, ['Die Datei ist kein gültiges JSON.']],
    [false, ['Offene Aufgaben: erwartet ein Schritt, den es nicht mehr gibt, jetzt nichts.']],
    [false, ['Schritt 1 geht nicht mehr: Was hier erledigt wird, steht nicht mehr im Modell.']],
    [
      false,
      ['Schritt 2 geht nicht mehr (Aufgabe „HundemarkeAusgeben“ erledigt). Darauf wartet der Vorgang nicht mehr.'],
    ],
    [
      false,
      [
        'Der Vorgang sollte zu Ende sein, läuft aber noch.',
        'Der Weg ist ein anderer: Am Anfang kommt „AnmeldungEingegangen“ statt „Los“.',
      ],
    ],
  ])
})

it('moves the clock by days where that meets the moment, also when the clocks change, else by seconds', () => {
  const zone = 'Europe/Berlin'
  for (const [now, then, duration] of [
    ['2026-03-02T08:00:00.000Z', '2026-03-04T08:00:00.000Z', 'P2D'],
    ['2026-03-28T08:00:00.000Z', '2026-03-30T07:00:00.000Z', 'P2D'],
    ['2026-03-02T08:00:00.000Z', '2026-03-02T09:30:00.000Z', 'PT5400S'],
  ] as const) {
    expect(durationUntil(now, then, zone)).toBe(duration)
    expect(addDuration(now, duration, zone)).toBe(then)
  }
})
