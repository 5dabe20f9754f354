import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { parseForm, type Form } from '../../engine/index.ts'
import { Answers, ErrorSummary, FormFields, Markdown } from '../../server/pages/form.tsx'

function formOf(...components: object[]): Form {
  const { form, problems } = parseForm({ id: 'f', type: 'default', schemaVersion: 18, components })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return form
}
const values = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `Nr. ${n}`, value: `n${n}` }))
const text = { id: 'a', type: 'textfield', key: 'name', label: 'Name', description: 'Wie im Ausweis' }

it('label, hint and error stand above the field and are tied to it', () => {
  const html = renderToString(
    <FormFields form={formOf(text)} values={{ name: '<b>' }} errors={[{ key: 'name', message: 'Bitte kürzen.' }]} />,
  )
  expect(html).toMatch(/<label[^>]* for="f-name"/)
  expect(html).toContain('aria-describedby="f-name-hinweis f-name-fehler"')
  expect(html).toContain('aria-invalid="true"')
  expect(html.indexOf('Bitte kürzen.')).toBeLessThan(html.indexOf('<input class="kern-form-input__input'))
  expect(html).toContain('value="&lt;b>"')
})

it('what is only shown is text and no input, however long it is', () => {
  const long = 'wert '.repeat(60).trim()
  const shown = { ...text, readonly: true }
  const day = { id: 'd', type: 'datetime', subtype: 'date', dateLabel: 'Beginn', key: 'beginn', readonly: true }
  const html = renderToString(<FormFields form={formOf(shown, day)} values={{ name: long, beginn: '2026-03-01' }} />)
  expect(html).toContain(long)
  expect(html).toContain('01.03.2026')
  expect(html).not.toContain('<input class')
  expect(html).not.toContain('Zum Beispiel')
})

it('only what may be left out is marked', () => {
  const required = { ...text, id: 'b', key: 'muss', validate: { required: true } }
  expect(renderToString(<FormFields form={formOf(text)} values={{}} />)).toContain('(freiwillig)')
  expect(renderToString(<FormFields form={formOf(required)} values={{}} />)).not.toContain('(freiwillig)')
})

it('up to six possibilities are radios, more are a list', () => {
  const choice = (count: number) =>
    formOf({ id: 'c', type: 'radio', key: 'wahl', label: 'Wahl', values: values(count) })
  expect(renderToString(<FormFields form={choice(6)} values={{ wahl: 'n1' }} />)).toContain('type="radio"')
  const list = renderToString(<FormFields form={choice(7)} values={{ wahl: 'n1' }} />)
  expect(list).toContain('<select')
  expect(list).toMatch(/<option value="n1" selected/)
})

it('a date shows how it is written, and a typed value as people write it', () => {
  const date = formOf({ id: 'd', type: 'datetime', key: 'tag', subtype: 'date', dateLabel: 'Tag' })
  const html = renderToString(<FormFields form={date} values={{ tag: '2026-03-31' }} />)
  expect(html).toContain('Zum Beispiel 31.3.2026')
  expect(html).toContain('value="31.03.2026"')
})

it('what is hidden or shown elsewhere is not there', () => {
  const form = formOf(text, { ...text, id: 'x', key: 'zweiter' })
  expect(renderToString(<FormFields form={form} values={{}} shown={new Set(['x'])} />)).not.toContain('name="name"')
  expect(renderToString(<FormFields form={form} values={{}} skip={['zweiter']} />)).not.toContain('name="zweiter"')
})

it('the summary links to each field and is silent without errors', () => {
  expect(renderToString(<ErrorSummary errors={[{ key: 'name', message: 'Fehlt.' }]} />)).toContain('href="#f-name"')
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe('')
})

it('answers are read with labels, German dates, and what was left empty', () => {
  const form = formOf(
    { id: 'w', type: 'radio', key: 'wahl', label: 'Wahl', values: values(2) },
    { id: 't', type: 'datetime', key: 'tag', subtype: 'date', dateLabel: 'Tag' },
    { id: 'l', type: 'textfield', key: 'leer', label: 'Leer' },
    {
      id: 'p',
      type: 'textfield',
      key: 'vorname',
      label: 'Vorname',
      properties: { 'lz:participant': 'applicant.givenName' },
    },
  )
  const html = renderToString(
    <Answers
      form={form}
      values={{ wahl: 'n1', tag: '2026-03-31' }}
      participants={{ applicant: { givenName: '<i>Eva</i>' } }}
    />,
  )
  for (const part of ['Nr. 1', '31.03.2026', 'Nicht angegeben', '&lt;i>Eva&lt;/i>']) expect(html).toContain(part)
})

it('texts of a form are Markdown without any way to markup or scripts', () => {
  const html = renderToString(
    <Markdown
      text={
        '## Titel\n\n**fett** <script>x</script> [böse](javascript:alert(1)) [gut](https://example.org)\n\n- eins\n- zwei'
      }
    />,
  )
  expect(html).toContain('<strong>fett</strong>')
  expect(html).toContain('<li>zwei</li>')
  expect(html).toContain('href="https://example.org"')
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('javascript:')
})
