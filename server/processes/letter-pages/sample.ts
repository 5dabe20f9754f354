/** An invented case for the preview of a letter: what the recorded stories say, else what the forms could be answered with. */
import { fieldsOf, parseForm, type Field, type Json, type Variables } from '../../../engine/index.ts'
import type { Participant } from '../../records/participants.ts'
import { participantFields, participantRoles } from '../../services/definition.ts'
import type { DraftFile } from '../draftFiles.ts'
import type { StoryFile } from '../export/stories.ts'

/** `today`: `2026-11-22`. */
export function sampleVariables(files: readonly DraftFile[], stories: readonly StoryFile[], today: string): Variables {
  const told = stories.map(({ content }) => toldIn(content))
  const [longest = {}] = [...told].sort((one, other) => Object.keys(other).length - Object.keys(one).length)
  const fields = files
    .filter(({ kind }) => kind === 'form')
    .flatMap(({ content }) => fieldsOf(parseForm(content).form.components))
  const answers = fields.map((field): [string, Json] => [field.key, answerTo(field, today)])
  return {
    vorgang: { nummer: NUMBER, eingang: today, kanal: 'online' },
    kontakt: 'letter',
    ...Object.fromEntries(answers),
    ...longest,
  }
}

export const NUMBER = 'V-0000-000000'

/** Everything that was put into the case on the way, the last word of each. */
function toldIn(content: string): Record<string, Json> {
  const { steps = [] } = readStory(content)
  return Object.assign({}, ...steps.map(({ start, with: given }) => start ?? given ?? {})) as Record<string, Json>
}

interface Told {
  readonly steps?: readonly { readonly start?: Record<string, Json>; readonly with?: Record<string, Json> }[]
}

function readStory(content: string): Told {
  try {
    return JSON.parse(content) as Told
  } catch {
    return {}
  }
}

function answerTo(field: Field, today: string): Json {
  if (field.type === 'number') return field.asText ? '1' : 1
  if (field.type === 'datetime') return field.subtype === 'date' ? today : '10:00'
  if (field.type === 'checkbox') return true
  if (field.type === 'radio' || field.type === 'select') return field.options[0]?.value ?? null
  if (field.type === 'checklist') return field.options.slice(0, 2).map(({ value }) => value)
  return field.type === 'filepicker' ? [] : `[${field.label}]`
}

const person = {
  ...{ givenName: 'Toni', familyName: 'Beispiel', birthDate: '1980-01-31', street: 'Musterweg 1' },
  ...{ postalCode: '54516', city: 'Wittlich', email: 'toni@beispiel.example', phone: null, contact: 'letter' },
}

/** One person in every role but the representative, to whom the letter would go. */
export const samplePeople: readonly Participant[] = participantRoles
  .filter((role) => role !== 'representative')
  .map((role, id) => ({
    ...{ id, role },
    fields: Object.fromEntries(participantFields.map((name) => [name, person[name]])) as Participant['fields'],
  }))
