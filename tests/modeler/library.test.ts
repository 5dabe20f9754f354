import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, parseForm, sayCondition, sayTest, validateForm } from '../../engine/index.ts'
import { readBpmn } from '../../engine/compile/moddle.ts'
import { formsBefore } from '../../modeler/bpmn/formsBefore.ts'
import { list, processOf, type Moddle } from '../../modeler/bpmn/moddle.ts'
import { answersIn } from '../../modeler/draft/answers.ts'
import { decisionsIn, fileOfDecision, filesNow, withFile } from '../../modeler/draft/files.ts'
import { freeId, newDecision, newForm } from '../../modeler/draft/newFiles.ts'
import { namesUsed } from '../../modeler/draft/namesUsed.ts'
import { formFindings } from '../../modeler/form/findings.ts'
import { freeKey, keyFrom, valueFrom } from '../../modeler/form/keys.ts'
import { library, partsFor } from '../../modeler/form/library.ts'

const moment = { now: '2026-03-02T08:00:00.000Z', zone: 'Europe/Berlin' }
const schema = (components: readonly object[]): string =>
  JSON.stringify({
    type: 'default',
    id: 'f',
    schemaVersion: 18,
    components: components.map((one, index) => ({ id: `F${index}`, ...one })),
  })
const entry = (id: string) => library.find((one) => one.id === id)!
/** Whether each value is taken by the first field of an entry. */
const takes = (id: string, values: readonly unknown[]): readonly boolean[] => {
  const { form } = parseForm(schema(entry(id).parts))
  const key = fieldsOf(form.components)[0]!.key
  return values.map((value) => !validateForm(form, { [key]: value }, moment).errors.some((one) => one.key === key))
}

describe('the field library', () => {
  it.each(library.map((one) => [one.name, one] as const))('%s can be shown, has keys and a purpose', (_name, one) => {
    expect(formFindings(schema(one.parts))).toEqual([])
    expect(one.parts.every(({ key, properties }) => key && properties)).toBe(true)
  })

  it('checks what it promises', () => {
    expect(takes('iban', ['DE02 1203 0000 0000 2020 51', 'DE02 1203 0000 0000 2020 52'])).toEqual([true, false])
    expect(takes('geburtsdatum', ['1980-01-01', '2030-01-01'])).toEqual([true, false])
    expect(takes('email', ['', 'a@b.de', 'a.de'])).toEqual([true, true, false])
    expect(takes('telefon', ['06571 17-0', 'abc'])).toEqual([true, false])
    expect(takes('betrag', ['12,50', '-1', '1,234', ''])).toEqual([true, false, false, false])
    expect(takes('aktenzeichen', ['32.1/2026-17 B', '<b>'])).toEqual([true, false])
    expect(takes('kennzeichen', ['WIL-AB 123', 'WIL-E 1H', '123'])).toEqual([true, true, false])
    expect(takes('erklaerung', ['true', ''])).toEqual([true, false])
    expect(takes('ja-nein', ['ja', 'vielleicht'])).toEqual([true, false])
    const { form } = parseForm(schema(entry('anschrift').parts))
    const given = { strasse: 'Marktplatz 1', plz: '5451', ort: 'Wittlich' }
    expect(validateForm(form, given, moment).errors.map(({ key }) => key)).toEqual(['plz'])
  })

  it('gives keys that are free', () => {
    expect(partsFor(entry('datum'), ['datum', 'datum2'])[0]?.key).toBe('datum3')
  })
})

describe('names from words', () => {
  it('makes keys and values that FEEL can read', () => {
    expect(['Dauer', 'Für wie viele Gäste?', '2. Wohnsitz', '???'].map(keyFrom)).toEqual([
      'dauer',
      'fuerWieVieleGaeste',
      'feld2Wohnsitz',
      'feld',
    ])
    expect(keyFrom('Haben Sie in den vergangenen zwölf Monaten bereits einen Antrag gestellt?')).toBe(
      'habenSieInDenVergangenenZwoelfMonaten',
    )
    expect([freeKey('Dauer', ['dauer', 'dauer2']), freeKey('Kontakt', [])]).toEqual(['dauer3', 'kontakt2'])
    expect(valueFrom('Bis zu 2 Jahre')).toBe('bis-zu-2-jahre')
  })

  it('knows what a condition, a rule or another form refers to', () => {
    const rule = { kind: 'dmn' as const, content: '<text>zone</text><text>"Nord"</text>' }
    const form = {
      kind: 'form' as const,
      content: JSON.stringify({ conditional: { hide: '=art = "neu"' }, key: 'frei' }),
    }
    const used = namesUsed('<c>=dauer &gt; 2 and x</c><s source="=alter"/><d>Text</d>', [rule, form])
    expect([...used].sort()).toEqual(['Nord', 'alter', 'and', 'art', 'dauer', 'gt', 'neu', 'x', 'zone'])
  })
})

describe('what is said about a rule', () => {
  it('says tests as a clerk reads them, and only what a form can answer', () => {
    const said = (test: string) => sayTest(test, undefined)
    expect(['"a"', 'not("a, b")', 'not("1", "2")', '< 5, [7..9)', 'true'].map(said)).toEqual([
      '„a“',
      'nicht „a, b“',
      'weder „1“ noch „2“',
      'weniger als 5 oder mindestens 7 und weniger als 9',
      'ja',
    ])
    expect(said('> date("2026-01-31")')).toBe('nach dem 31.1.2026')
    const options = ['eins', 'zwei', 'drei'].map((label, index) => ({ label, value: String(index + 1) }))
    const choice = { label: 'Dauer', options }
    expect(['not("1")', '"2"', 'not("1", "2", "3")'].map((test) => sayTest(test, choice))).toEqual([
      '„zwei“ oder „drei“',
      '„zwei“',
      null,
    ])
  })
})

describe('what is said about a condition', () => {
  it('says comparisons with the words of the forms, and nothing of what calculates', () => {
    const options = [
      { value: 'ja', label: 'Lastschrift' },
      { value: 'nein', label: 'Überweisung' },
    ]
    const wording = new Map([['einzug', { label: 'Wie zahlen?', options }]])
    const said = (condition: string) => sayCondition(condition, wording)
    expect(
      ['=einzug = "ja"', 'einzug != "ja"', 'grund != null and not(eilig)', 'monate < 12 or x.y = false'].map(said),
    ).toEqual([
      '„Wie zahlen?“ mit „Lastschrift“ beantwortet ist',
      '„Wie zahlen?“ mit „Überweisung“ beantwortet ist',
      '„grund“ angegeben ist und „eilig“ nicht gilt',
      '„monate“ weniger als 12 ist oder „x.y“ nicht gilt',
    ])
    expect(['count(liste[monate < 12]) > 0', 'a = b', 'a =', '', 'a = 1 and b + 1 = 2'].map(said)).toEqual(
      Array.from({ length: 5 }, () => null),
    )
  })
})

describe('what is said about a form', () => {
  const says = (component: object) => formFindings(schema([component])).map(({ kind }) => kind)

  it('names what refuses, what is not shown, and what has no reason', () => {
    expect(says({ type: 'table' })).toEqual(['cannot-run'])
    expect(says({ type: 'textfield', key: 'a', label: 'A' })).toEqual(['no-reason'])
    const reason = { properties: { 'lz:norm': '§ 1 KAG' } }
    expect(says({ type: 'textfield', key: 'a', ...reason })).toEqual([])
    expect(says({ type: 'textfield', key: 'a', ...reason, layout: { columns: 8 } })).toEqual(['not-shown'])
    expect(says({ type: 'group', label: 'G', components: [{ type: 'spacer', id: 'S' }] })).toEqual(['not-shown'])
    expect(
      says({ type: 'radio', key: 'r', values: [{ label: 'x', value: 'x' }], properties: { 'lz:outcome': 'true' } }),
    ).toEqual([])
    expect(formFindings('[').map(({ kind }) => kind)).toEqual(['cannot-run'])
  })
})

describe('the files of a draft', () => {
  const form = newForm('antrag', 'application')

  it('begin with what can be deployed', () => {
    expect(parseForm(form.content).problems).toEqual([])
    const rule = newDecision('zone', 'Zone "A" & B', 'zone')
    expect(decisionsIn(rule)).toEqual([{ id: 'zone', name: 'Zone "A" & B' }])
    expect(fileOfDecision([form, rule], 'zone')).toBe(rule)
  })

  it('are named after what they are for, and never twice the same', () => {
    expect(freeId('Größe & Straße prüfen', [])).toBe('groesse-strasse-pruefen')
    expect(freeId('2. Antrag', ['antrag'])).toBe('antrag-2')
    expect(freeId('', [])).toBe('neu')
  })

  it('are those of the server with what was changed over them', () => {
    const changed = { ...form, content: '{}' }
    expect(filesNow({ files: [form] } as never, [changed])).toEqual([changed])
    expect(withFile([form], { ...form, kind: 'dmn' })).toHaveLength(2)
  })
})

describe('what a condition is offered', () => {
  it('is what choices and ticks can answer, whatever form and group they stand in', () => {
    const values = [{ value: 'genehmigt' }, { value: 'abgelehnt' }]
    const content = schema([
      { type: 'group', components: [{ type: 'checkbox', key: 'vollstaendig' }] },
      { type: 'radio', key: 'ergebnis', values },
      { type: 'textfield', key: 'name' },
      { type: 'dynamiclist', path: 'hunde', components: [{ type: 'checkbox', key: 'gelistet' }] },
    ])
    expect(answersIn([{ kind: 'form', name: 'f', content }])).toEqual([
      'vollstaendig = true',
      'ergebnis = "genehmigt"',
      'ergebnis = "abgelehnt"',
    ])
  })

  it('is first what the task nearest before the decision asks', async () => {
    const xml = readFileSync('processes/hundesteuer-anmeldung/process.bpmn', 'utf8')
    const { rootElement } = await readBpmn(xml)
    const process = processOf(rootElement as unknown as Moddle)
    const steps = list(process, 'flowElements')
    const before = (id: string) => formsBefore(steps.find((step) => step.id === id)!)
    expect(before('SchonAngemeldet')).toEqual(['dubletten-pruefen', 'anmeldung'])
    expect(before('UnterlagenVollstaendig')[0]).toBe('angaben-pruefen')
    expect(before('FestsetzungRichtig')[0]).toBe('festsetzung-pruefen')
    const ticks = ['anmeldung', 'pruefung'].map((name) => {
      const content = schema([{ type: 'checkbox', key: name }])
      return { kind: 'form', name, content } as const
    })
    expect(answersIn(ticks, ['pruefung', 'fehlt'])).toEqual(['pruefung = true', 'anmeldung = true'])
  })

  it('is nothing from a form that was deleted or cannot be read', () => {
    expect(answersIn(['', '{', 'null'].map((content) => ({ kind: 'form', name: 'f', content }) as const))).toEqual([])
  })
})
