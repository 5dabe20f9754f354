/** `laufzettel.duplicates`: our own cases of the same process with the same person or the same value. */
import type { Json, Variables } from '../../engine/index.ts'
import { fieldNamed, formsOf } from '../records/case-forms.ts'
import { participantsOf, type Participant } from '../records/participants.ts'
import type { JobHandler } from '../runtime/contract.ts'
import type { JobContext } from './context.ts'

interface Found {
  readonly nummer: string
  readonly grund: string
}

/** Header `variables` (comma list) → `dubletten`: a list of `{ nummer, grund }`, each case once. */
export const duplicates =
  (context: JobContext): JobHandler =>
  async ({ ref, headers, variables }) => {
    const names = listed(headers['variables'])
    const applicant = (await participantsOf(context, ref.id)).find(({ role }) => role === 'applicant')
    const found = [
      ...(await sameValues(context, ref.id, names, variables)),
      ...(applicant ? await samePerson(context, ref.id, applicant) : []),
    ]
    const once = new Map<string, Found>()
    for (const one of found)
      once.set(
        one.nummer,
        once.has(one.nummer) ? { ...one, grund: `${once.get(one.nummer)?.grund}; ${one.grund}` } : one,
      )
    return { variables: { dubletten: [...once.values()].map((one) => ({ ...one })) } }
  }

export const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

// Discontinued cases do not count: what they asked for never happened.
const others = ({ db, town }: JobContext, caseId: number) => {
  const process = db('cases').where({ town: town.id, id: caseId }).select('process')
  return db('cases')
    .where('cases.town', town.id)
    .whereNot('cases.id', caseId)
    .whereNot('cases.status', 'cancelled')
    .where('cases.process', process)
}

async function samePerson(context: JobContext, caseId: number, { fields }: Participant): Promise<readonly Found[]> {
  const { familyName, givenName, birthDate } = fields
  if (!familyName || !birthDate) return []
  const rows = await others(context, caseId)
    .join('participants as p', (join) => join.on('p.town', 'cases.town').andOn('p.case_id', 'cases.id'))
    .where({ 'p.role': 'applicant', 'p.birth_date': birthDate })
    .orderBy('cases.id')
    .select<{ number: string; given_name: string | null; family_name: string | null }[]>(
      'cases.number',
      'p.given_name',
      'p.family_name',
    )
  const same = (a: string | null, b: string | null): boolean =>
    (a ?? '').toLocaleLowerCase('de') === (b ?? '').toLocaleLowerCase('de')
  return rows
    .filter((row) => same(row.family_name, familyName) && same(row.given_name, givenName))
    .map(({ number }) => ({ nummer: number, grund: 'gleicher Name und gleiches Geburtsdatum' }))
}

async function sameValues(
  context: JobContext,
  caseId: number,
  names: readonly string[],
  variables: Variables,
): Promise<readonly Found[]> {
  const wanted = names
    .map((name): [string, Json | undefined] => [name, variables[name]])
    .filter(([, value]) => typeof value === 'string' && value !== '')
  const labels = wanted.length > 0 ? await labelsOf(context, caseId) : () => null
  const found = await Promise.all(
    wanted.map(async ([name, value]) => {
      const numbers = await sameValue(context, caseId, name, value as string)
      return numbers.map((nummer) => ({ nummer, grund: `gleicher Wert bei „${labels(name) ?? name}“` }))
    }),
  )
  return found.flat()
}

/** What the forms of the case's version call a variable. */
async function labelsOf(context: JobContext, caseId: number): Promise<(name: string) => string | null> {
  const { db, town } = context
  const row = await db('cases').where({ town: town.id, id: caseId }).first<{ deployment_id: number }>('deployment_id')
  const forms = await formsOf(context, row.deployment_id)
  return (name) => fieldNamed(forms, name)?.label ?? null
}

/** Numbers of the cases. */
async function sameValue(context: JobContext, caseId: number, name: string, value: string): Promise<readonly string[]> {
  // The text narrows, the parsed value decides: the pair may stand deeper in the JSON.
  const pair = `${JSON.stringify(name)}:${JSON.stringify(value)}`.replace(/[\\%_]/g, '\\$&')
  const rows = await others(context, caseId)
    .join('tokens as t', (join) => join.on('t.town', 'cases.town').andOn('t.case_id', 'cases.id'))
    .whereNull('t.scope')
    .whereRaw("t.variables like ? escape '\\'", [`%${pair}%`])
    .orderBy('cases.id')
    .select<{ number: string; variables: string }[]>('cases.number', 't.variables')
  return rows.filter((row) => (JSON.parse(row.variables) as Variables)[name] === value).map(({ number }) => number)
}
