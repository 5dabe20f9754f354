import { expect, test } from 'vitest'
import type { Trail } from '../../analysis/index.ts'
import { actualDiagram } from '../../server/processes/actual.ts'
import { changesBetween } from '../../server/processes/compare/changes.ts'
import { effectOf } from '../../server/processes/compare/effect.ts'
import { fileChanges as changesOf } from '../../server/processes/compare/file-changes.ts'
import { idsAsNames } from '../../server/processes/service-names.ts'
import { targetOf } from '../../server/processes/target.ts'
import { onEachDatabase } from '../support/databases.ts'
import { diagram, json, KEY, processDesk } from './support.ts'

const fileChanges = (before: Parameters<typeof changesOf>[0], now: Parameters<typeof changesOf>[1]) =>
  changesOf(before, now, idsAsNames)

const ist = (await actualDiagram('hundesteuer-anmeldung')) ?? ''

test('a drawing compared with itself has no changes and the same effect', async () => {
  expect(await changesBetween(ist, ist)).toEqual([])
  const { rows } = await effectOf(ist, ist)
  expect(rows.map(({ before }) => before)).toEqual(rows.map(({ now }) => now))
})

test('changes are said in sentences: names, minutes, steps that come and go, and places', async () => {
  const changed = ist
    .replace('name="Post öffnen, stempeln, verteilen"', 'name="Post verteilen"')
    .replace('minutesUsual="2" minutesMax="10" role="Poststelle"', 'minutesUsual="4" minutesMax="10" role="Poststelle"')
  expect((await changesBetween(ist, changed)).map(({ kind, says }) => [kind, says])).toEqual([
    ['changed', 'Der Schritt „Post verteilen“ hieß „Post öffnen, stempeln, verteilen“.'],
    ['changed', 'Der Schritt „Post verteilen“: üblich 4 Minuten statt 2 Minuten.'],
  ])
  const shuffled = ist.replace(
    /minutesUsual="2" minutesMax="10" role="Poststelle"/,
    'role="Poststelle" minutesUsual="2" minutesMax="10"',
  )
  expect(shuffled).not.toBe(ist)
  expect(await changesBetween(ist, shuffled)).toEqual([])
  const moved = ist.replace(
    /(bpmnElement="PostVerteilen"[^]*?<dc:Bounds x=")(\d+)/,
    (_all, before: string) => `${before}9`,
  )
  expect(await changesBetween(ist, moved)).toEqual([
    { kind: 'moved', element: 'PostVerteilen', says: expect.stringContaining('liegt an einer anderen Stelle') },
  ])
  const longer = diagram.replace('</bpmn:process>', '<bpmn:userTask id="Neu_1" name="Akte holen" /></bpmn:process>')
  expect(await changesBetween(diagram, longer)).toEqual([
    { kind: 'new', element: 'Neu_1', says: 'Der Schritt „Akte holen“ ist neu.' },
  ])
  expect(await changesBetween(longer, diagram)).toEqual([
    { kind: 'gone', element: 'Neu_1', says: 'Der Schritt „Akte holen“ entfällt.' },
  ])
})

test('an Ist and the Soll that was derived from it are compared step by step, though they are processes of their own', async () => {
  const soll = await targetOf(ist, { from: 'hundesteuer-anmeldung', key: 'hund-soll', name: 'Hund' })
  expect(await changesBetween(ist, soll)).toEqual([])
  const faster = soll.replace(
    'minutesUsual="2" minutesMax="10" role="Poststelle"',
    'minutesUsual="1" minutesMax="10" role="Poststelle"',
  )
  expect((await changesBetween(ist, faster)).map(({ says }) => says)).toEqual([
    'Der Schritt „Post öffnen, stempeln, verteilen“: üblich 1 Minute statt 2 Minuten.',
  ])
  const other = await changesBetween(ist, diagram)
  expect(other).toContainEqual({
    kind: 'gone',
    element: 'PostVerteilen',
    says: 'Der Schritt „Post öffnen, stempeln, verteilen“ entfällt.',
  })
  expect(other.filter(({ kind }) => kind === 'new').length).toBeGreaterThan(3)
})

test('an effect without facts is a dash with its reason, never a zero', async () => {
  const { rows } = await effectOf(ist, diagram)
  const told = new Map(rows.map((row) => [row.title, row]))
  expect(told.get('Arbeitszeit')?.before.says).toMatch(/^\d+ Minuten \(\d+ bis \d+\)$/)
  expect(told.get('Arbeitszeit')?.now).toEqual({ says: null, why: 'keine Minuten notiert' })
  expect(told.get('Liege- und Wegezeit')?.now).toEqual({ says: null, why: 'keine Liegezeiten notiert' })
})

test('what fewer than three persons told is in no effect and no sentence, and that it is missing is said', async () => {
  const few = (usual: number): string =>
    ist.replace(
      /minutesUsual="2" minutesMax="10" role="Poststelle" source="estimate"/,
      `minutesUsual="${usual}" minutesMax="90" role="Poststelle" source="interview" day="2026-03-02" persons="2"`,
    )
  expect(few(33)).not.toBe(ist)
  const one = await effectOf(few(33), ist)
  expect(one.without).toEqual([
    'Links: ohne die Zahlen eines Schritts, die nicht erkennbar auf mindestens drei Personen beruhen.',
  ])
  expect(one.rows).toEqual((await effectOf(few(66), ist)).rows)
  const says = (await changesBetween(few(33), few(66))).map((change) => change.says)
  expect(says).toEqual([expect.stringContaining('Zahlen sind geändert. Sie stehen hier nicht')])
  expect((await changesBetween(few(33), ist)).map((change) => change.says).join()).not.toMatch(/33|90/)
})

test('real cases stand beside the estimate once twenty have ended, with their number, and what never ran has none', async () => {
  const at = '2026-01-06T16:00:00.000Z'
  // Received at eight, taken at nine, done at half past nine, by three people in turn.
  const [received, taken, done] = ['2026-01-05T07:00:00.000Z', '2026-01-05T08:00:00.000Z', '2026-01-05T08:30:00.000Z']
  const trail = (cases: number): Trail => {
    const ids = Array.from({ length: cases }, (_, index) => index + 1)
    return {
      ended: ids.map((id) => ({ id, receivedAt: received, endedAt: done })),
      visits: ids.map((id) => ({
        case: id,
        token: 10,
        element: 'PostVerteilen',
        type: 'bpmn:UserTask',
        enteredAt: received,
        leftAt: done,
        how: 'completed',
        actor: `p${id % 3}`,
      })),
      takings: ids.map((id) => ({ case: id, wait: 11, at: taken, taken: true })),
    }
  }
  const measured = async (cases: number): Promise<readonly unknown[]> => {
    const { rows } = await effectOf(ist, ist, { before: null, now: trail(cases), at })
    expect(rows.map(({ before }) => before.measured)).toEqual(rows.map(() => undefined))
    return rows.slice(0, 4).map(({ now }) => now.measured)
  }
  expect(await measured(24)).toEqual([
    expect.stringMatching(/^gemessen: \d+ Minuten \(\d+ bis \d+\) · 24 Fälle$/),
    expect.stringMatching(/^gemessen: [\d,]+ Arbeitstage · 24 Fälle$/),
    'gemessen, Hälfte / 9 von 10: 1,5 Std. / 1,5 Std. (24 Fälle)',
    undefined,
  ])
  expect(await measured(19)).toEqual([
    undefined,
    undefined,
    'gemessen, Hälfte / 9 von 10: unter 20 Fällen: keine Angabe',
    undefined,
  ])
})

test('forms are compared field by field, with what has changed at each', async () => {
  const form = (...fields: readonly object[]) => ({
    kind: 'form' as const,
    name: 'antrag',
    content: JSON.stringify({ components: fields }),
  })
  const [a, b] = [
    { key: 'a', label: 'Name' },
    { key: 'b', label: 'Zone' },
  ]
  expect(await fileChanges([form(a, b)], [form({ ...a, label: 'Familienname' }, { key: 'c', label: 'Chip' })])).toEqual(
    [
      'Formular „antrag“: Feld „Chip“ ist neu.',
      'Formular „antrag“: Feld „Zone“ entfällt.',
      'Formular „antrag“: Feld „Name“ heißt jetzt „Familienname“.',
    ],
  )
  const values = (...labels: readonly string[]) => labels.map((label) => ({ label, value: label }))
  const before = form({ ...a, values: values('eins', 'zwei') }, { ...b, layout: { columns: 8 } })
  const now = form(
    { ...a, values: values('zwei', 'drei'), validate: { required: true }, properties: { 'lz:purpose': 'x' } },
    { ...b, layout: { columns: 4 } },
  )
  expect(await fileChanges([before], [now])).toEqual([
    'Formular „antrag“: Feld „Name“ ist jetzt Pflicht.',
    'Formular „antrag“: Feld „Name“: Auswahl „drei“ ist neu.',
    'Formular „antrag“: Feld „Name“: Auswahl „eins“ entfällt.',
    'Formular „antrag“: Feld „Name“: Der Zweck ist geändert.',
    'Formular „antrag“: Feld „Zone“ ist geändert.',
  ])
})

test('decision tables are compared by columns, rows and cells', async () => {
  const cells = (kind: string, texts: readonly string[]): string =>
    texts.map((text) => `<${kind}Entry><text>${text}</text></${kind}Entry>`).join('')
  const table = (inputs: readonly string[], rows: readonly (readonly [tests: readonly string[], fee: string])[]) => ({
    kind: 'dmn' as const,
    name: 'gebuehr.dmn',
    content: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="d"><decision id="gebuehr" name="Gebühr"><decisionTable id="t">${inputs
      .map((label) => `<input label="${label}"><inputExpression><text>${label}</text></inputExpression></input>`)
      .join(
        '',
      )}<output name="betrag" />${rows.map(([tests, fee]) => `<rule>${cells('input', tests)}${cells('output', [fee])}</rule>`).join('')}</decisionTable></decision></definitions>`,
  })
  const before = table(
    ['zone'],
    [
      [['1'], '30'],
      [['2'], '20'],
      [['3'], '10'],
    ],
  )
  expect(
    await fileChanges(
      [before],
      [
        table(
          ['zone'],
          [
            [['1'], '30'],
            [['2'], '25'],
            [['3'], '10'],
            [['4'], '5'],
          ],
        ),
      ],
    ),
  ).toEqual(['Regel „Gebühr“: Zeile 2, „betrag“: 25 statt 20.', 'Regel „Gebühr“: Zeile 4 (wenn zone: 4: 5) ist neu.'])
  expect(
    await fileChanges(
      [before],
      [
        table(
          ['zone', 'alter'],
          [
            [['1', '-'], '30'],
            [['3', '&gt; 65'], '10'],
          ],
        ),
      ],
    ),
  ).toEqual(['Regel „Gebühr“: Spalte „alter“ ist neu.', 'Regel „Gebühr“: Zeile 2 (wenn zone: 2: 20) entfällt.'])
  const moved = { ...before, content: before.content.replace('name="d" ', 'name="e" ') }
  expect(await fileChanges([before], [moved])).toEqual([
    'Regel „Gebühr“: Der Inhalt ist geändert, nicht aber, was entschieden wird.',
  ])
})

test('letters are compared sentence by sentence', async () => {
  const letter = (text: string, more: object = {}) => ({
    kind: 'letter' as const,
    name: 'bescheid.json',
    content: JSON.stringify({
      id: 'bescheid',
      kind: 'notice',
      title: 'Bescheid',
      subject: 'Hund',
      blocks: [{ type: 'text', text, ...more }],
    }),
  })
  const before = letter('Guten Tag. Sie zahlen ab dem 3. März 75 EUR. Bitte überweisen Sie.')
  expect(
    await fileChanges([before], [letter('Guten Tag. Sie zahlen ab dem 3. März 90 EUR. Bitte überweisen Sie. Danke.')]),
  ).toEqual([
    'Brief „Bescheid“: „Sie zahlen ab dem 3. März 90 EUR.“ statt „Sie zahlen ab dem 3. März 75 EUR.“',
    'Brief „Bescheid“: neu: „Danke.“',
  ])
  expect(
    await fileChanges(
      [before],
      [letter('Guten Tag. Sie zahlen ab dem 3. März 75 EUR. Bitte überweisen Sie.', { if: 'x' })],
    ),
  ).toEqual(['Brief „Bescheid“: Bedingungen oder Zahlungsangaben sind geändert.'])
  const spaced = { ...before, content: JSON.stringify(JSON.parse(before.content), null, 2) }
  expect(await fileChanges([before], [spaced])).toEqual([])
  expect(await fileChanges([before], [])).toEqual(['Brief „Bescheid“ entfällt.'])
})

onEachDatabase('versions of a draft', (open) => {
  test('are named, compared and brought back, and what was there before is kept', async () => {
    const { manager, login } = await processDesk(await open())
    const home = `/amt/prozesse/${KEY}`
    const api = `/api/v1/processes/${KEY}`
    await manager.api('PUT', `${api}/draft`, { xml: diagram, version: 1, revision: 0 })
    await manager.get(`${home}/versionen`)
    await manager.post(`${home}/versionen/benennen`, { name: 'Nach dem Gespräch' })
    const later = diagram.replace('</bpmn:process>', '<bpmn:userTask id="Neu_1" name="Akte holen" /></bpmn:process>')
    await manager.api('PUT', `${api}/draft`, { xml: later, version: 1, revision: 1 })

    const compared = await (await login('lena')).get(`${home}/vergleich?von=name-1&bis=entwurf`)
    expect(compared.text).toContain('Der Schritt „Akte holen“ ist neu.')
    expect(compared.text).toContain('data-new="Neu_1"')
    expect((await manager.get(`${home}/vergleich/name-1.bpmn`)).text).toBe(diagram)
    expect((await manager.get(`${home}/vergleich/name-7.bpmn`)).status).toBe(404)

    await manager.get('/amt/prozesse/neu')
    const other = { name: 'Fundsachen', key: 'fundsachen', office: 'buergerbuero', state: 'ist' }
    await manager.post('/amt/prozesse/neu', other)
    const two = `von.prozess=fundsachen&von=entwurf&bis.prozess=${KEY}&bis=name-1`
    const both = await (await login('lena')).get(`${home}/vergleich?${two}`)
    expect(both.text).toContain('Fundsachen (Ist), Entwurf und Bewohnerparkausweis, „Nach dem Gespräch“')
    expect(both.text).toContain('data-diagram-url="/amt/prozesse/fundsachen/vergleich/entwurf.bpmn"')
    expect(both.text).toContain('<option value="version-1">')
    const paper = await (await login('lena')).get(`${home}/vergleich.pdf?${two}`)
    expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect((await (await login('ada')).get(`${home}/vergleich?${two}`)).status).toBe(403)

    const restored = { fassung: 'name-1', revision: '2' }
    expect((await manager.post(`${home}/versionen/wiederherstellen`, { ...restored, revision: '1' })).status).toBe(409)
    await manager.post(`${home}/versionen/wiederherstellen`, restored)
    expect(json(await manager.api('GET', api))).toMatchObject({ xml: diagram, revision: 3 })
    expect((await manager.get(`${home}/vergleich/name-2.bpmn`)).text).toBe(later)
    expect((await manager.get(`${home}/versionen`)).text).toContain('Vor dem Wiederherstellen')
  })
})
