import { describe, expect, it } from 'vitest'
import { deliveryFieldOf, fieldsOfStep, outcomeOf, splitParticipants, stepsOf } from '../../engine/forms/index.ts'
import { field, formOf, group, textfield, values } from './form.ts'

const form = formOf(
  group('person', [
    textfield('vorname', {}, { 'lz:participant': 'applicant.givenName' }),
    textfield('nachname', {}, { 'lz:participant': 'applicant.familyName' }),
  ]),
  textfield('hinweis'),
  group('hund', [field('select', 'rasse', { values }), group('chip', [textfield('chipnummer')])]),
  field('checkbox', 'richtig'),
)

describe('steps', () => {
  it('are the top-level groups in order; loose components are one step at the place of the first', () => {
    expect(stepsOf(form).map((step) => step.label)).toEqual(['person', 'Angaben', 'hund'])
    expect(fieldsOfStep(form, 'angaben').map((found) => found.key)).toEqual(['hinweis', 'richtig'])
  })

  it('hold the fields of the groups inside them', () => {
    expect(fieldsOfStep(form, 'hund').map((found) => found.key)).toEqual(['rasse', 'chipnummer'])
  })
})

describe('participants', () => {
  it('are taken out of the variables, by role and field', () => {
    expect(splitParticipants(form, { vorname: 'Erika', nachname: 'Muster', rasse: 'dackel' })).toEqual({
      variables: { rasse: 'dackel' },
      participants: { applicant: { givenName: 'Erika', familyName: 'Muster' } },
    })
  })

  it('have no field for what was left empty', () => {
    expect(splitParticipants(form, { vorname: null, nachname: 'Muster' })).toEqual({
      variables: {},
      participants: { applicant: { familyName: 'Muster' } },
    })
  })
})

describe('fields with a meaning', () => {
  const task = formOf(
    field('radio', 'ergebnis', { values, properties: { 'lz:outcome': 'true' } }),
    field('datetime', 'abgesandt', { subtype: 'date', properties: { 'lz:delivery': 'sentOn' } }),
  )
  it('are found by property', () => {
    expect([outcomeOf(task)?.key, deliveryFieldOf(task)?.key]).toEqual(['ergebnis', 'abgesandt'])
  })
  it('are null where the form has none', () => {
    expect([outcomeOf(form), deliveryFieldOf(form)]).toEqual([null, null])
  })
})
