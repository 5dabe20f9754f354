import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseForm } from '../../engine/forms/index.ts'
import { field, formOf, group, json, problemsIn, textfield, values } from './form.ts'

describe('reading a form', () => {
  it('keeps key, label, hint, condition and our properties of a field', () => {
    const form = formOf(
      field('number', 'alter', {
        description: 'In Jahren',
        conditional: { hide: '=hund = false' },
        properties: { 'lz:purpose': 'Beginn der Steuer' },
        validate: { required: true, min: 0, max: 30 },
        appearance: { suffixAdorner: 'Jahre' },
      }),
    )
    expect(form.components[0]).toMatchObject({
      type: 'number',
      key: 'alter',
      label: 'alter',
      description: 'In Jahren',
      hide: 'hund = false',
      properties: { 'lz:purpose': 'Beginn der Steuer' },
      required: true,
      min: 0,
      max: 30,
      suffix: 'Jahre',
    })
  })

  it('takes the label of a date from dateLabel', () => {
    expect(
      formOf({ id: 'd', type: 'datetime', subtype: 'date', dateLabel: 'Geburtsdatum', key: 'geboren' }).components[0],
    ).toMatchObject({
      label: 'Geburtsdatum',
    })
  })

  it('takes a form given as text', () => {
    expect(parseForm(JSON.stringify(json(textfield('name')))).problems).toEqual([])
  })

  it.each(['html', 'dynamiclist', 'table', 'iframe', 'image', 'button', 'expression', 'toString', ''])(
    'reports the unknown type "%s" by the name of its component',
    (type) => {
      expect(problemsIn({ id: 'x', key: 'feld', type })).toEqual([
        { element: 'feld', reason: expect.stringMatching(/HTML|Feldtyp/) },
      ])
    },
  )

  it.each([
    [
      'an options list out of data',
      field('select', 'rasse', { valuesKey: 'rassen' }),
      /zählen Sie die Möglichkeiten auf/,
    ],
    ['a date with time', field('datetime', 'termin', { subtype: 'datetime' }), /zwei Felder/],
    ['a template in a text', { id: 't', type: 'text', text: 'Hallo {{name}}' }, /festen Text/],
    ['a formula as label', field('textfield', 'name', { label: '=x' }), /festen Text/],
    ['a pattern that is none', textfield('name', { pattern: '(' }), /Muster/],
    ['a key with a dot', textfield('hund.name'), /Schlüssel/],
    ['a key that would reach a prototype', textfield('__proto__'), /Schlüssel/],
    ['a condition without =', field('textfield', 'name', { conditional: { hide: 'x' } }), /„=“/],
    [
      'a condition that is no FEEL',
      field('textfield', 'name', { conditional: { hide: '=a = ' } }),
      /Bedingung.* nicht lesbar/,
    ],
    ['a group with a path', group('g', [], { path: 'hund' }), /Pfad/],
    ['a formula as readonly', field('textfield', 'name', { readonly: '=x' }), /keine Formel/],
    ['lz:outcome on a text', textfield('name', {}, { 'lz:outcome': 'true' }), /Eine von mehreren“ und „Auswahlliste/],
    ['lz:delivery on a text', textfield('name', {}, { 'lz:delivery': 'sentOn' }), /Datum/],
    ['lz:participant without a field', textfield('name', {}, { 'lz:participant': 'applicant' }), /Rolle\.Feld/],
  ])('refuses %s and says what to do', (_, component, reason) => {
    expect(problemsIn(component).map((problem) => problem.reason)).toEqual([expect.stringMatching(reason)])
  })

  it('refuses two fields of one key, also across groups', () => {
    expect(problemsIn(textfield('name'), group('g', [textfield('name')]))).toEqual([
      { element: 'name', reason: 'Der Schlüssel „name“ kommt mehrmals vor.' },
    ])
  })

  it('refuses a second outcome', () => {
    const outcome = (key: string) => field('radio', key, { values, properties: { 'lz:outcome': 'true' } })
    expect(problemsIn(outcome('a'), outcome('b'))).toMatchObject([{ element: 'b' }])
  })

  it('refuses forms of old schema versions and what is no form at all', () => {
    expect(parseForm({ id: 'x', schemaVersion: 4, components: [] }).problems[0]?.reason).toMatch(/zu alt/)
    for (const nothing of [null, undefined, 7, 'kaputt{', [], {}]) expect(parseForm(nothing).problems).not.toEqual([])
  })

  it('refuses groups without end instead of overflowing', () => {
    let deep: object = textfield('name')
    for (let depth = 0; depth < 5000; depth++) deep = group('g', [deep])
    expect(problemsIn(deep)).toMatchObject([{ reason: expect.stringMatching(/tief/) }])
  })

  it('never throws, whatever the JSON is', () => {
    const type = fc.constantFrom('textfield', 'number', 'datetime', 'checklist', 'select', 'group', 'text', 'spacer')
    const component = fc.record(
      {
        type,
        id: fc.anything(),
        key: fc.anything(),
        values: fc.anything(),
        validate: fc.anything(),
        properties: fc.anything(),
        conditional: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string(),
          fc.array(component).map((components) => json(...components)),
        ),
        (raw) => {
          expect(Array.isArray(parseForm(raw).problems)).toBe(true)
        },
      ),
    )
  })
})
