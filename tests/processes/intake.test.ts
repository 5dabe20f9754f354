/** The dry run of files, as pure functions; and the same over HTTP, with what it writes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { look } from '../../server/processes/intake/look.ts'
import { planIntake, type Around, type Planned, type Standing } from '../../server/processes/intake/plan.ts'
import { sayTheSame } from '../../server/processes/intake/same.ts'
import { brought, carried, unpack, type GivenFile } from '../../server/processes/intake/unpack.ts'
import { letterFile, service, serviceFile } from '../services/files.ts'
import { onEachDatabase } from '../support/databases.ts'
import { flaws } from '../modeler/table/geometry.ts'
import { openFile } from '../modeler/table/moddleFile.ts'
import { diagram, json, KEY, processDesk, type Desk } from './support.ts'

const utf8 = (name: string, text: string): GivenFile => ({ name, bytes: strToU8(text) })
const form = (id: string, label = 'Name'): string =>
  JSON.stringify({ type: 'default', id, schemaVersion: 18, components: [{ type: 'textfield', key: 'name', label }] })
const table = (id: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="${id}" name="${id}"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>`

const standing = (more: Partial<Standing> = {}): Standing => ({
  key: KEY,
  name: 'Bewohnerparkausweis',
  basis: { version: 1, revision: 4 },
  hasDraft: true,
  xml: diagram,
  files: [{ kind: 'form', name: 'antrag', content: form('antrag') }],
  earlier: [],
  ...more,
})
const around = (more: Partial<Around> = {}, there = standing()): Around => ({
  open: null,
  processes: [
    { key: KEY, name: 'Bewohnerparkausweis' },
    { key: 'hundesteuer', name: 'Hundesteuer' },
  ],
  standing: new Map([[KEY, there]]),
  chosen: new Map(),
  ...more,
})

async function plan(files: readonly GivenFile[], about = around()): Promise<readonly Planned[]> {
  return planIntake(await Promise.all(unpack(files).map(look)), about).files
}
const states = (planned: readonly Planned[]): readonly string[] =>
  planned.map(({ state, target, as }) => [state, target?.key, as].filter(Boolean).join(' '))
const other = diagram.replaceAll('Berechtigung prüfen', 'Anspruch prüfen')
const undrawn = diagram.replace(/ *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\n?/, '')
const foreign = (id: string): string => diagram.replaceAll(`"${KEY}"`, `"${id}"`)

it('a dry run takes a service and letters like forms: new, the same, or another, with what is missing in them', async () => {
  const letter = letterFile('bescheid')
  const there = standing({ files: [serviceFile(), letter] })
  const files = [
    utf8('x/process.bpmn', diagram),
    utf8('x/service.json', JSON.stringify({ ...service({ cost: '' }) })),
    utf8('x/letters/bescheid.json', `${letter.content}\n`),
    utf8('x/letters/neu.json', letterFile('zusage').content),
  ]
  const planned = await plan(files, around({}, there))
  const at = (name: string) => `${name} ${KEY}`
  expect(states(planned)).toEqual([
    at('duplicate'),
    `${at('newer')} service.json`,
    `${at('duplicate')} bescheid.json`,
    `${at('new')} zusage.json`,
  ])
  expect(planned[1]?.file.cannotRun).toEqual(['„Kosten“ fehlt.'])
})

describe('a dry run says of a diagram', () => {
  it('that it is there already, however it is written', async () => {
    const rewritten = diagram.replaceAll('bpmn:', 'x:').replace('xmlns:bpmn=', 'xmlns:x=').replace(/>\s+</g, '>\r\n<')
    expect(rewritten).not.toBe(diagram)
    expect(states(await plan([utf8('a.bpmn', rewritten)]))).toEqual([`duplicate ${KEY}`])
  })

  it('that it is a new state, a former one, or a process of its own', async () => {
    const was = standing({ earlier: [{ label: 'Version 1', xml: other, files: [] }] })
    expect(states(await plan([utf8('a.bpmn', other)]))).toEqual([`newer ${KEY}`])
    const [former] = await plan([utf8('a.bpmn', other)], around({}, was))
    expect([former?.state, former?.says[0]]).toEqual(['older', 'Gleicht Version 1.'])
    expect(states(await plan([utf8('a.bpmn', foreign('Process_1'))]))).toEqual(['new Process_1'])
  })

  it('that it is another process than the open one, which it may become under the id of that', async () => {
    const files = [utf8('a.bpmn', foreign('Process_1'))]
    const [usual] = await plan(files, around({ open: KEY }))
    expect([usual?.state, usual?.target?.key, usual?.elsewhere]).toEqual(['new', 'Process_1', true])
    const [taken] = await plan(files, around({ open: KEY, chosen: new Map([[0, KEY]]) }))
    expect([taken?.state, taken?.elsewhere]).toEqual(['newer', false])
    expect(taken?.says).toContain(`Die Kennung „Process_1“ wird zu „${KEY}“.`)
    const [left] = await plan(files, around({ open: KEY, chosen: new Map([[0, '']]) }))
    expect(left?.state).toBe('left')
  })

  it('why it cannot be taken', async () => {
    const why = async (file: GivenFile): Promise<string> => (await look(file)).refused ?? 'taken'
    expect(await why(utf8('a.bpmn', diagram.replace('</bpmn:process>', '')))).toMatch(/nicht wohlgeformt\. Zeile \d+/)
    expect(await why(utf8('a.bpmn', diagram.slice(0, 900)))).toMatch(/nicht wohlgeformt/)
    expect(await why({ name: 'a.bpmn', bytes: Buffer.from(diagram, 'latin1') })).toMatch(/anders gespeichert.*UTF-8/)
    expect(await why(utf8('a.bpmn', diagram.replace('id="Erfassen"', 'id="Pruefen"')))).toMatch(/mehrmals: Pruefen/)
    const two = `${undrawn.replace('</bpmn:definitions>', '')}<bpmn:process id="Q"><bpmn:task id="Z"/></bpmn:process></bpmn:definitions>`
    expect(await why(utf8('a.bpmn', two))).toMatch(/keine Zeichnung.*einen Pool/)
    expect(await why(utf8('a.xml', '<Package xmlns="http://www.wfmc.org/2008/XPDL2.1"/>'))).toMatch(/weder BPMN/)
    expect(await why(utf8('a.vsdx', 'x'))).toMatch(/BPMN 2\.0/)
    expect(await why(utf8('a.bpmn', ''))).toMatch(/leer/)
    const [large] = unpack([{ name: 'a.bpmn', bytes: new Uint8Array(4_000_001).fill(65) }])
    expect(await why(large!)).toMatch(/größer als 4 MB/)
  })

  it('that a file without a drawing is drawn, with the sheets of its subprocesses, and else stays as it came', async () => {
    const inner =
      '<bpmn:subProcess id="Teil"><bpmn:startEvent id="T1"/><bpmn:endEvent id="T2"/><bpmn:sequenceFlow id="T3" sourceRef="T1" targetRef="T2"/></bpmn:subProcess></bpmn:process>'
    // In no lane, though the process has some.
    const reminder =
      '<bpmn:boundaryEvent id="Frist_Event" attachedToRef="Pruefen"/><bpmn:task id="Erinnern"/><bpmn:sequenceFlow id="T4" sourceRef="Frist_Event" targetRef="Erinnern"/>'
    const bare = undrawn.replace('</bpmn:process>', reminder + inner)
    const seen = await look(utf8('a.bpmn', bare))
    expect([seen.refused, seen.notes]).toEqual([null, ['Hat keine Zeichnung; sie wird gezeichnet.']])
    const drawn = [...seen.content.matchAll(/<bpmndi:BPMN(?:Shape|Edge) [^>]*?bpmnElement="(\w+)"/g)].map(
      ([, id]) => id,
    )
    const ids = [...bare.matchAll(/<bpmn:(?:\w*[tT]ask|\w*Event|sequenceFlow|\w*Gateway|subProcess) id="(\w+)"/g)].map(
      ([, id]) => id,
    )
    expect(drawn.toSorted()).toEqual(expect.arrayContaining(ids.toSorted()))
    expect(seen.content.match(/<bpmndi:BPMNDiagram /g)).toHaveLength(2)
    expect(flaws((await openFile(seen.content)).definitions)).toEqual([])
    const before = seen.content.replace(/ *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\n/, '')
    expect(before).toBe(bare)
    // Looked at again, as the yes does, it is the same.
    expect((await look(utf8('a.bpmn', bare))).content).toBe(seen.content)
    expect((await look(utf8('a.bpmn', seen.content))).notes).toEqual([])
  })

  it('that several processes are drawn on one sheet, each in a pool, and their messages between them', async () => {
    const process = (id: string) =>
      `<bpmn:process id="${id}" name="Für ${id}"><bpmn:task id="${id}1"/><bpmn:task id="${id}2"/><bpmn:sequenceFlow id="${id}3" sourceRef="${id}1" targetRef="${id}2"/></bpmn:process>`
    const file = (more = '') =>
      `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">${process('P')}${process('Q')}${more}</bpmn:definitions>`
    const drawn = async (xml: string) => {
      const { refused, content, notes } = await look(utf8('a.bpmn', xml))
      expect([refused, notes[0]]).toEqual([
        null,
        'Hat keine Zeichnung; sie wird gezeichnet, jeder Prozess in einem Pool.',
      ])
      const y = (id: string) =>
        Number(new RegExp(`bpmnElement="${id}"[^>]*>\\s*<dc:Bounds x="\\d+" y="(\\d+)"`).exec(content)?.[1])
      expect(y('P2')).toBe(y('P1'))
      expect(y('Q1')).toBeGreaterThan(y('P1') + 80)
      expect((await look(utf8('a.bpmn', content))).notes[0]).not.toMatch(/keine Zeichnung/)
      return content
    }
    expect((await drawn(file())).match(/<bpmn:participant [^>]*name="Für [PQ]" processRef="[PQ]"/g)).toHaveLength(2)
    const pools = ['P', 'Q'].map((id) => `<bpmn:participant id="Pool${id}" processRef="${id}"/>`).join('')
    const message = '<bpmn:messageFlow id="M" sourceRef="P1" targetRef="Q2"/>'
    const own = `<bpmn:collaboration id="C">${pools}${message}</bpmn:collaboration>`
    const content = await drawn(file(own))
    expect(content).toContain('bpmnElement="M"')
    expect(content.match(/collaboration id=/g)).toHaveLength(1)
  })

  it('that words of others stay, and what cannot run', async () => {
    const camunda = diagram
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn" ')
      .replace('<bpmn:userTask id="Pruefen"', '<bpmn:userTask camunda:assignee="demo" id="Pruefen"')
      .replace('isExecutable="true"', 'isExecutable="false"')
    const seen = await look(utf8('a.bpmn', camunda))
    expect(seen.foreign).toEqual([{ uri: 'http://camunda.org/schema/1.0/bpmn', whose: 'Camunda 7', count: 1 }])
    expect(seen.notes).toEqual([expect.stringMatching(/Nicht als ausführbar/)])
    expect(seen.content).toBe(camunda)
    const complex = await look(
      utf8(
        'b.bpmn',
        diagram.replace(/<bpmn:outgoing>[^<]*<\/bpmn:outgoing>/, '').replace(/sourceRef="[^"]*"/, 'sourceRef="weg"'),
      ),
    )
    expect(complex.cannotRun.length).toBeGreaterThan(0)
  })

  it('in which encoding it came, and keeps text', async () => {
    const latin = diagram.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    const seen = await look({ name: 'a.bpmn', bytes: Buffer.from(latin, 'latin1') })
    expect(seen.content).toBe(diagram)
  })
})

describe('a dry run says of forms, rules and lists', () => {
  it('that they are new, newer or there, by the id of the form and by the decision, not by the file', async () => {
    const there = standing({
      files: [...standing().files, { kind: 'dmn', name: 'zone.dmn', content: table('zone-bestimmen') }],
    })
    const files = [
      utf8('x.form', form('antrag')),
      utf8('y.json', form('antrag', 'Nachname')),
      utf8('z.form', form('anders')),
      utf8('kopie.dmn', table('zone-bestimmen').replace('>1<', '>2<')),
    ]
    expect(states(await plan(files, around({ open: KEY }, there)))).toEqual([
      `duplicate ${KEY} antrag`,
      `left ${KEY} antrag`,
      `new ${KEY} anders`,
      `newer ${KEY} zone.dmn`,
    ])
  })

  it('that somebody must say where they belong, unless their process came with them', async () => {
    expect(states(await plan([utf8('x.form', form('x'))]))).toEqual(['homeless'])
    const chosen = around({ chosen: new Map([[0, KEY]]) })
    expect(states(await plan([utf8('x.form', form('x'))], chosen))).toEqual([`new ${KEY} x`])
    const both = [utf8('x.form', form('x')), utf8('a.bpmn', foreign('neuer'))]
    expect(states(await plan(both))).toEqual(['new neuer x', 'new neuer'])
  })

  it('how many steps a list holds, and that it takes the place of the open table', async () => {
    const list = {
      name: 'Gewerbe-schritte.csv',
      bytes: Buffer.from('Was?;Wer?\r\nAntrag prüfen;Gewerbeamt\r\n', 'latin1'),
    }
    expect(states(await plan([list]))).toEqual(['new gewerbe'])
    const [open] = await plan([list], around({ open: KEY }))
    expect([open?.state, open?.target?.key, open?.file.notes]).toEqual(['newer', KEY, ['Ein Schritt.']])
    expect((await look(utf8('a.csv', 'a;b\n1;2'))).refused).toMatch(/Was\?/)
  })
})

describe('a parcel', () => {
  const parcel = (files: Readonly<Record<string, string>>): GivenFile => ({
    name: 'p.zip',
    bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  })

  it('goes apart: its parts go where their diagram goes, and what is no part of a draft stays out', async () => {
    const given = parcel({
      'park/decisions/zone.dmn': table('zone'),
      'park/process.bpmn': foreign('park'),
      'park/ist.bpmn': foreign('park-ist'),
      'park/forms/antrag.form': form('antrag'),
      'park/stories/a.json': JSON.stringify({ story: 'Alles da', files: ['../process.bpmn'], steps: [] }),
      'park/dokumentation.pdf': '%PDF',
      '__MACOSX/park/._process.bpmn': 'x',
    })
    expect(states(await plan([given]))).toEqual([
      'new park zone.dmn',
      'new park',
      'new park-ist',
      'new park antrag',
      'new park a.json',
      'left',
    ])
  })

  it('that is damaged, or far too large inside, is named and not opened', () => {
    const bomb = zipSync({ 'a.bpmn': new Uint8Array(30_000_000) })
    expect(unpack([{ name: 'p.zip', bytes: bomb }])[0]?.refused).toMatch(/20 MB/)
    expect(unpack([{ name: 'p.zip', bytes: bomb.slice(0, 60) }])[0]?.refused).toMatch(/beschädigt/)
  })

  it('comes back from the page as it went there', () => {
    const files = [utf8('a.bpmn', diagram), utf8('ordner/a.bpmn', other)]
    expect(brought(carried(files))).toEqual(files)
  })
})

const miwg = '../shared/conformance/miwg'
it.runIf(existsSync(miwg))('every public reference model is read, and says the same as itself', async () => {
  for (const name of readdirSync(miwg)) {
    const text = readFileSync(`${miwg}/${name}`, 'utf8')
    expect([name, (await look({ name, bytes: readFileSync(`${miwg}/${name}`) })).refused]).toEqual([name, null])
    expect(sayTheSame('bpmn', text, `${text}\n`)).toBe(true)
  }
})

onEachDatabase('files that were shown', (open) => {
  const given = (name: string, text: string): File => new File([text], name)
  const hidden = (html: string, name: string): string[] =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value)
  const again = (html: string) => ({ gesehen: hidden(html, 'gesehen'), teil: hidden(html, 'teil') })
  const revisionOf = async (desk: Desk): Promise<number> =>
    json<{ revision: number }>(await desk.manager.api('GET', `/api/v1/processes/${KEY}`)).revision

  it('are written after a yes, all into drafts, and the state before keeps a name', async () => {
    const desk = await processDesk(await open())
    const { manager } = desk
    await manager.get('/amt/prozesse')
    const shown = await manager.post('/amt/prozesse/einlesen', { dateien: given('a.bpmn', other) })
    expect(shown.text).toContain('Neue Fassung')
    expect(await revisionOf(desk)).toBe(0)
    expect((await manager.post('/amt/prozesse/einlesen', again(shown.text))).text).toContain('Eingelesen')
    expect(await revisionOf(desk)).toBe(1)

    const back = await manager.post('/amt/prozesse/einlesen', { dateien: given('a.bpmn', diagram) })
    expect(back.text).toContain('Gleicht Version 1 vom')
    await manager.post('/amt/prozesse/einlesen', again(back.text))
    expect((await manager.get(`/amt/prozesse/${KEY}/versionen`)).text).toContain('Vor dem Einlesen')
    // What was seen is no longer what would happen.
    const late = await manager.post('/amt/prozesse/einlesen', again(back.text))
    expect(late.text).toContain('Es würde jetzt etwas anderes geschehen')
    expect(await revisionOf(desk)).toBe(2)
  })

  it('begin processes: one by its diagram, one by a list of steps that is drawn', async () => {
    const { manager } = await processDesk(await open())
    await manager.get('/amt/prozesse')
    const list = given('Fundsachen.csv', 'Wer?;Was?\nFundbüro;Fund aufnehmen\nFundbüro;Eigentümer suchen\n')
    const foreigner = foreign('Process_1').replace('</bpmn:process>', '<!-- bleibt --></bpmn:process>')
    for (const file of [list, given('fremd.bpmn', foreigner)]) {
      const shown = await manager.post('/amt/prozesse/einlesen', { dateien: file })
      expect(shown.text).toContain('Beginnt den Prozess')
      expect((await manager.post('/amt/prozesse/einlesen', again(shown.text))).text).toContain('neuer Prozess')
    }
    const view = async (key: string) => json<{ xml: string }>(await manager.api('GET', `/api/v1/processes/${key}`)).xml
    expect(await view('Process_1')).toBe(foreigner)
    const drawn = await view('fundsachen')
    expect((await compile(drawn, { id: 'f' })).problems).toEqual([])
    expect(drawn).toMatch(/name="Fundbüro"[\s\S]*name="Eigentümer suchen"[\s\S]*<bpmndi:BPMNEdge/)
  })
})
