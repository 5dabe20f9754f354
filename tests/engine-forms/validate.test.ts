import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateForm, visibleSteps } from '../../engine/forms/index.ts'
import { field, formOf, group, moment, textfield, values } from './form.ts'

const read = (component: object, raw: unknown) => {
  const result = validateForm(formOf(component), { feld: raw }, moment)
  return result.errors[0]?.message ?? result.values['feld']
}
const date = (properties: object = {}, more: object = {}) =>
  field('datetime', 'feld', { subtype: 'date', properties, ...more })
const number = (validate: object = {}, more: object = {}) => field('number', 'feld', { validate, ...more })

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['12,50', 12.5],
    ['12.5', 12.5],
    [' 1.234.567,89 ', 1234567.89],
    ['1 234', 1234],
    ['-3', -3],
    ['\u22123', -3],
    ['007', 7],
  ])('"%s" is read in German', (text, value) => {
    expect(read(number(), text)).toBe(value)
  })

  it('"1.234" is thousands where the field has no third decimal, and not guessed where it may', () => {
    expect(read(number({}, { decimalDigits: 2 }), '1.234')).toBe(1234)
    expect(read(number(), '1.234')).toMatch(/ohne Punkt/)
  })

  it.each(['zwölf', '1,2,3', '1e5', '0x10', 'NaN', 'Infinity', '--1', '1.23.4', '9'.repeat(400)])(
    '"%s" is no number',
    (text) => {
      expect(read(number(), text)).toMatch(/eine Zahl ein/)
    },
  )

  it('keep to their limits and decimals', () => {
    expect(read(number({ min: 1.5 }), '1,4')).toBe('Bitte geben Sie bei „feld“ mindestens 1,5 ein.')
    expect(read(number({ max: 1000 }), '1001')).toBe('Bitte geben Sie bei „feld“ höchstens 1.000 ein.')
    expect(read(number({}, { decimalDigits: 2 }), '1,234')).toMatch(/höchstens 2 Stellen/)
    expect(read(number({}, { decimalDigits: 0 }), '1,5')).toMatch(/ganze Zahl/)
  })

  it('are decimal text where the form says so', () => {
    expect(read(number({}, { serializeToString: true, decimalDigits: 2 }), '1.234,50')).toBe('1234.50')
  })
})

describe('dates and times', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    ['31.12.2025', '2025-12-31'],
    ['1.3.2026', '2026-03-01'],
    ['29.02.2024', '2024-02-29'],
  ])('"%s" is a date', (text, value) => {
    expect(read(date(), text)).toBe(value)
  })

  it.each(['30.02.2026', '2026-13-01', '1.3.26', 'gestern', '2026-02-28T00:00'])('"%s" is no date', (text) => {
    expect(read(date(), text)).toBe('Bitte geben Sie bei „feld“ ein Datum ein, zum Beispiel 31.12.2026.')
  })

  it('in the future are refused where they make no sense, by the day in the zone of the town', () => {
    const late = { now: '2026-03-01T23:30:00.000Z', zone: 'Europe/Berlin' }
    const form = formOf(date({ 'lz:notFuture': 'true' }))
    expect(validateForm(form, { feld: '2026-03-02' }, late).errors).toEqual([])
    expect(validateForm(form, { feld: '2026-03-03' }, late).errors[0]?.message).toMatch(/Zukunft/)
  })

  it('in the past are refused where the form says so', () => {
    expect(read(date({}, { disallowPassedDates: true }), '2026-03-01')).toMatch(/Vergangenheit/)
  })

  it('times are kept with seconds, so that FEEL reads them', () => {
    const time = field('datetime', 'feld', { subtype: 'time' })
    expect([read(time, '9:05'), read(time, '14.30 Uhr'), read(time, '25:00')]).toEqual([
      '09:05:00',
      '14:30:00',
      expect.stringMatching(/Uhrzeit/),
    ])
  })
})

describe('texts', () => {
  it('are trimmed, composed and free of characters that a database refuses', () => {
    expect(read(field('textarea', 'feld'), '  a\u0308\u0000\r\nb\ud800 ')).toBe('ä\nb')
  })
  it('keep to their lengths, and to a limit also where the form names none', () => {
    expect(read(textfield('feld', { minLength: 3 }), 'ab')).toMatch(/mindestens 3 Zeichen/)
    expect(read(textfield('feld', { maxLength: 3 }), 'abcd')).toMatch(/höchstens 3 Zeichen. Jetzt sind es 4/)
    expect(read(textfield('feld'), 'x'.repeat(501))).toMatch(/höchstens 500/)
  })
  it('hold a pattern, and the hint of the field is the help', () => {
    const plz = { ...textfield('feld', { pattern: '^\\d{5}$' }), description: 'Fünf Ziffern' }
    expect([read(plz, '54516'), read(plz, '5451')]).toEqual(['54516', 'Bitte prüfen Sie „feld“. Hinweis: Fünf Ziffern'])
  })
  it.each([
    ['email', 'erika@muster.de', 'erika@muster'],
    ['phone', '+49 (6571) 171-0', 'ruf an'],
  ])('of type %s are checked', (validationType, good, bad) => {
    expect([
      read(textfield('feld', { validationType }), good),
      read(textfield('feld', { validationType }), bad),
    ]).toEqual([good, expect.stringMatching(/zum Beispiel/)])
  })
  it('an IBAN is checked by its check digits and kept without blanks', () => {
    const iban = textfield('feld', {}, { 'lz:iban': 'true' })
    expect(read(iban, 'de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
    expect(read(iban, 'DE89 3704 0044 0532 0130 01')).toMatch(/IBAN stimmt nicht/)
    expect(read(iban, 'DE8937040044053201300')).toMatch(/IBAN/)
  })
  it('a chip number has 15 digits', () => {
    const chip = textfield('feld', {}, { 'lz:chip': 'true' })
    expect([read(chip, '276 0981 0123 4567'), read(chip, '2760981')]).toEqual([
      '276098101234567',
      expect.stringMatching(/15 Ziffern/),
    ])
  })
  it('several values for one text are refused', () => {
    expect(read(textfield('feld'), ['a', 'b'])).toMatch(/nur einen Wert/)
  })
})

describe('choices', () => {
  it('take only what is offered', () => {
    const select = field('select', 'feld', { values })
    expect([read(select, 'pudel'), read(select, 'wolf')]).toEqual(['pudel', expect.stringMatching(/angebotenen/)])
  })
  it('a checklist takes one, several or none, in the order of the form', () => {
    const list = field('checklist', 'feld', { values })
    expect([read(list, 'pudel'), read(list, ['pudel', 'dackel']), read(list, undefined)]).toEqual([
      ['pudel'],
      ['dackel', 'pudel'],
      [],
    ])
    expect(read(list, ['pudel', 'wolf'])).toMatch(/angebotenen/)
  })
  it('a box that was not posted is not ticked', () => {
    expect([read(field('checkbox', 'feld'), 'on'), read(field('checkbox', 'feld'), undefined)]).toEqual([true, false])
  })
  it('a picker of one file takes one document', () => {
    const picker = field('filepicker', 'feld')
    expect([read(picker, 'D-000017'), read(picker, ['D-000017', 'D-000018'])]).toEqual([
      ['D-000017'],
      expect.stringMatching(/nur einen/),
    ])
  })
})

describe('required fields', () => {
  const required = { validate: { required: true } }
  it.each([
    [field('textfield', 'feld', required), 'Bitte geben Sie „feld“ ein.'],
    [field('radio', 'feld', { ...required, values }), 'Bitte wählen Sie bei „feld“ eine Möglichkeit aus.'],
    [
      field('checklist', 'feld', { ...required, values }),
      'Bitte wählen Sie bei „feld“ mindestens eine Möglichkeit aus.',
    ],
    [field('checkbox', 'feld', required), 'Bitte bestätigen Sie „feld“.'],
    [field('filepicker', 'feld', required), 'Bitte fügen Sie bei „feld“ eine Datei hinzu.'],
  ])('ask for what is missing in words for their kind', (component, message) => {
    for (const nothing of [undefined, '', null, []]) expect(read(component, nothing)).toBe(message)
  })
  it('left empty and not required give null', () => {
    expect(read(textfield('feld'), '  ')).toBe(null)
  })
})

describe('conditions', () => {
  const form = formOf(
    group('hund', [field('select', 'rasse', { values }), textfield('zucht', { required: true }, {})]),
    group('liste', [textfield('grund', { required: true })], { conditional: { hide: '=rasse != "pudel"' } }),
    field('textfield', 'folge', { conditional: { hide: '=grund = null' }, validate: { required: true } }),
  )
  it('drop hidden fields and do not ask for them', () => {
    expect(validateForm(form, { rasse: 'dackel', zucht: 'x', grund: 'heimlich' }, moment)).toEqual({
      values: { rasse: 'dackel', zucht: 'x' },
      errors: [],
    })
  })
  it('ask for the field once it is shown, and for what builds on it', () => {
    expect(validateForm(form, { rasse: 'pudel', zucht: 'x' }, moment).errors.map((error) => error.key)).toEqual([
      'grund',
    ])
    expect(
      validateForm(form, { rasse: 'pudel', zucht: 'x', grund: 'g' }, moment).errors.map((error) => error.key),
    ).toEqual(['folge'])
  })
  it('see the values of other steps', () => {
    expect(validateForm(form, {}, { ...moment, step: 'liste', data: { rasse: 'pudel' } }).errors).toMatchObject([
      { key: 'grund' },
    ])
    expect(validateForm(form, {}, { ...moment, step: 'liste', data: { rasse: 'dackel' } }).errors).toEqual([])
  })
  it('leave out whole steps', () => {
    expect(visibleSteps(form, { rasse: 'dackel' }, moment).map((step) => step.id)).toEqual(['hund'])
    expect(visibleSteps(form, { rasse: 'pudel' }, moment).map((step) => step.id)).toEqual(['hund', 'liste'])
  })
  it('that chase each other come to an end', () => {
    const chasing = formOf(
      field('textfield', 'a', { conditional: { hide: '=b != null' } }),
      field('textfield', 'b', { conditional: { hide: '=a != null' } }),
    )
    expect(validateForm(chasing, { a: '1', b: '2' }, moment).errors).toEqual([])
  })
})

describe('what is posted', () => {
  const everything = formOf(
    textfield('text', { required: true, minLength: 2, pattern: '^\\w+$' }),
    field('textarea', 'lang'),
    field('number', 'zahl', { validate: { min: 0 }, decimalDigits: 2 }),
    date({ 'lz:notFuture': 'true' }),
    field('datetime', 'zeit', { subtype: 'time' }),
    field('checkbox', 'kasten'),
    field('checklist', 'liste', { values }),
    field('radio', 'wahl', { values, conditional: { hide: '=kasten' } }),
    field('filepicker', 'papiere', { multiple: true }),
    field('textfield', 'fest', { readonly: true }),
  )
  const keys = [
    'text',
    'lang',
    'zahl',
    'feld',
    'zeit',
    'kasten',
    'liste',
    'wahl',
    'papiere',
    'fest',
    '__proto__',
    'constructor',
  ]

  it('drops unknown keys and read-only fields', () => {
    expect(validateForm(everything, { text: 'ab', fest: 'x', fremd: 'y' }, moment).values).not.toHaveProperty('fest')
    expect(validateForm(everything, { text: 'ab', fremd: 'y' }, moment).values).not.toHaveProperty('fremd')
  })

  it('never throws, whatever it is, and gives only fields of the form', () => {
    const post = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), fc.anything()))
    fc.assert(
      fc.property(post, (raw) => {
        const { values: taken, errors } = validateForm(everything, raw, moment)
        for (const key of [...Object.keys(taken), ...errors.map((error) => error.key)])
          expect(keys.slice(0, 9)).toContain(key)
        expect(JSON.parse(JSON.stringify(taken))).toEqual(taken)
      }),
    )
  })

  it('once read is read again as the same', () => {
    const entry = fc.oneof(
      fc.string(),
      fc.constantFrom('on', 'pudel', '12,50', '1.234', '1.3.2026', '9:05'),
      fc.array(fc.constantFrom('pudel', 'dackel')),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), entry), (raw) => {
        const first = validateForm(everything, raw, moment)
        const again = validateForm(everything, first.values, moment)
        expect(again.values).toMatchObject(first.values)
      }),
    )
  })
})
