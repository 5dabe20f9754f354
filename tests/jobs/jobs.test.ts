import { expect, test } from 'vitest'
import { SCRIPT_TOPIC, type Json, type Variables } from '../../engine/index.ts'
import { JOB_RESULTS } from '../../engine/variables/given.ts'
import { handlers } from '../../server/jobs/index.ts'
import type { Job, JobResult } from '../../server/runtime/contract.ts'
import { addEntry } from '../../server/records/settings.ts'
import { lettersOfCase } from '../../server/records/letters.ts'
import type { LetterDefinition } from '../../server/services/definition.ts'
import type { TestApp } from '../support/app.ts'
import { caseOf, withDemoApp, type DemoCase } from '../inbox/desk.ts'

async function run(
  app: TestApp,
  topic: string,
  of: DemoCase,
  headers: Record<string, string>,
  variables: Variables = {},
): Promise<JobResult> {
  const handler = handlers(app.context)[topic]
  if (!handler) throw new Error(`nobody does ${topic}`)
  const job: Job = {
    ref: of,
    caseId: String(of.id),
    wait: 1,
    element: 'Job',
    topic,
    since: '2026-03-02T07:00:00.000Z',
    headers,
    variables,
  }
  return handler(job)
}

/** Writes what a job wants written with its completion. */
const commit = (app: TestApp, { also }: JobResult, of: DemoCase): Promise<void> =>
  app.context.db.transaction((trx) => also?.(trx, of) ?? Promise.resolve())

withDemoApp('the jobs of the server', (app) => {
  test('are those of which the check of a model knows what they bring', () => {
    expect(Object.keys(handlers(app().context)).toSorted()).toEqual(
      [...Object.keys(JOB_RESULTS), SCRIPT_TOPIC].toSorted(),
    )
  })

  test('rates are those that held on the day, with their date and whether somebody checked them', async () => {
    const of = await caseOf(app(), 'Beispiel')
    const { variables } = await run(
      app(),
      'laufzettel.rates',
      of,
      { setting: 'hundesteuer.saetze' },
      { stichtag: '2026-03-01' },
    )
    expect(variables).toEqual({
      saetze: { validFrom: '2017-01-01', checked: false, first: 75, second: 118, further: 209, listed: 800 },
    })
  })

  test('a fee that the town defines itself is read like rates', async () => {
    const of = await caseOf(app(), 'Beispiel')
    const { db, town } = app().context
    const value = { name: 'Bewohnerparkausweis', amount: 30.5, unit: 'im Jahr' }
    const entry = { value, validFrom: '2026-02-01', source: 'Satzung', checked: true, at: '2026-01-10', by: 'Mia' }
    await addEntry(db, town.id, 'gebuehr.bewohnerparken', entry)
    const read = async (stichtag: string) =>
      (await run(app(), 'laufzettel.rates', of, { setting: 'gebuehr.bewohnerparken' }, { stichtag })).variables
    expect(await read('2026-03-01')).toEqual({ saetze: { validFrom: '2026-02-01', checked: true, ...value } })
    await expect(read('2026-01-31')).rejects.toThrow('nicht hinterlegt')
    await expect(run(app(), 'laufzettel.rates', of, { setting: 'gebuehr.A%' })).rejects.toThrow('gibt es nicht')
  })

  test('a day before the first rates, no day and an unknown setting stop the job with a sentence', async () => {
    const of = await caseOf(app(), 'Beispiel')
    const rates = (setting: string, variables: Variables): Promise<JobResult> =>
      run(app(), 'laufzettel.rates', of, { setting }, variables)
    await expect(rates('hundesteuer.saetze', { stichtag: '2010-01-01' })).rejects.toThrow(
      'Für den 01.01.2010 ist „hundesteuer.saetze“ nicht hinterlegt.',
    )
    await expect(rates('hundesteuer.saetze', {})).rejects.toThrow('Stichtag')
    await expect(rates('toString', { stichtag: '2026-03-01' })).rejects.toThrow('gibt es nicht')
  })

  test('the same chip or the same person in another case is found, each case once, and not the case itself', async () => {
    const [first, second] = [await caseOf(app(), 'Beispiel'), await caseOf(app(), 'Groß-Müller')]
    const search = async (chipnummer: Json): Promise<Json | undefined> =>
      (await run(app(), 'laufzettel.duplicates', second, { variables: 'chipnummer' }, { chipnummer })).variables[
        'dubletten'
      ]
    expect(await search('276098100000017')).toEqual([{ nummer: first.number, grund: 'gleicher Wert bei „Chipnummer“' }])
    expect(await search('27609810000001_')).toEqual([])
    expect(await search(null)).toEqual([])

    const { db } = app().context
    const before = await db('participants').where({ case_id: second.id }).first()
    await db('participants')
      .where({ case_id: second.id })
      .update({ given_name: 'ERIKA', family_name: 'beispiel', birth_date: '1984-05-12' })
    expect(await search('276098100000017')).toEqual([
      { nummer: first.number, grund: 'gleicher Wert bei „Chipnummer“; gleicher Name und gleiches Geburtsdatum' },
    ])
    await db('participants')
      .where({ case_id: second.id })
      .update({ given_name: before.given_name, family_name: before.family_name, birth_date: before.birth_date })
  })

  test('a discontinued case is no duplicate', async () => {
    const [first, second] = [await caseOf(app(), 'Beispiel'), await caseOf(app(), 'Groß-Müller')]
    const { db } = app().context
    await db('cases').where({ id: first.id }).update({ status: 'cancelled' })
    const { variables } = await run(
      app(),
      'laufzettel.duplicates',
      second,
      { variables: 'chipnummer' },
      { chipnummer: '276098100000017' },
    )
    expect(variables['dubletten']).toEqual([])
    await db('cases').where({ id: first.id }).update({ status: 'running' })
  })

  test('a hand-over holds the named fields with their labels and nothing else, and only once it is committed', async () => {
    const of = await caseOf(app(), 'Groß-Müller')
    const headers = {
      office: 'ordnungsamt',
      participant: 'applicant.familyName, applicant.street',
      variables: 'rasse',
      purpose: 'Prüfung',
    }
    const result = await run(app(), 'laufzettel.handover', of, headers, { rasse: 'Labrador', hundename: 'Bella' })
    const { db } = app().context
    expect(await db('handovers').where({ case_id: of.id })).toEqual([])
    await commit(app(), result, of)
    const [row] = await db('handovers').where({ case_id: of.id })
    expect(row).toMatchObject({ office: 'ordnungsamt', purpose: 'Prüfung' })
    expect(JSON.parse(row.fields)).toEqual([
      { key: 'applicant.familyName', label: 'Familienname', value: 'Groß-Müller' },
      { key: 'applicant.street', label: 'Straße und Hausnummer', value: 'Beispielstraße 21' },
      { key: 'rasse', label: 'Rasse oder Mischung', value: 'Labrador' },
    ])
    expect(result.variables).toEqual({ uebergabe: true })
  })

  test('a hand-over of a field that people do not have is refused', async () => {
    const of = await caseOf(app(), 'Beispiel')
    const headers = { office: 'ordnungsamt', participant: 'applicant.iban', purpose: 'Prüfung' }
    await expect(run(app(), 'laufzettel.handover', of, headers)).rejects.toThrow('applicant.iban')
  })

  test('who wants e-mails gets a mail without case content, and the letter waits behind the code', async () => {
    const of = await caseOf(app(), 'Muster')
    const { db } = app().context
    const delivery = await db('deliveries').where({ case_id: of.id }).first()
    expect(delivery).toMatchObject({
      number: 'S-000001',
      kind: 'letter',
      channel: 'email',
      sent_on: '2026-03-04',
      delivered_on: null,
    })
    const document = await db('documents').where({ id: delivery.document_id }).first()
    expect(Boolean(document.for_citizen)).toBe(true)
    const mail = await db('outbox').where({ case_id: of.id, kind: 'mail' }).first()
    expect(mail.payload).toContain('Es gibt Neues')
    for (const word of ['Hund', 'Muster', 'Unterlagen', 'Steuer']) expect(mail.payload).not.toContain(word)
    expect(await db('codes').where({ case_id: of.id, purpose: 'supply' })).toHaveLength(1)
  })

  /** Gives a letter to the version on which a case runs. */
  const bringLetter = async (caseId: number, definition: LetterDefinition): Promise<void> => {
    const { db, town } = app().context
    const { deployment_id } = await db('cases').where({ town: town.id, id: caseId }).first<{ deployment_id: number }>()
    const file = { town: town.id, deployment_id, kind: 'letter', name: `${definition.id}.json` }
    await db('resources').where(file).delete()
    await db('resources').insert({ ...file, content: JSON.stringify(definition) })
  }

  test('a case has the letters of the version on which it runs, and an old version those of the folder', async () => {
    const { context } = app()
    const of = await caseOf(app(), 'Muster')
    const titles = async () => (await lettersOfCase(context, of.id)).map(({ title }) => title)
    const before = await titles()
    await bringLetter(of.id, { id: 'auskunft', kind: 'letter', title: 'Auskunft', subject: 'Auskunft', blocks: [] })
    expect((await titles()).toSorted()).toEqual([...before, 'Auskunft'].toSorted())
    const letters = context.db('resources').where({ town: context.town.id, kind: 'letter' })
    const versions = context.db('deployments').where({ town: context.town.id })
    await letters.clone().update({ kind: 'story' })
    expect(await titles()).toEqual([])
    await versions.clone().update({ service_in_folder: true })
    expect((await titles()).toSorted()).toEqual(before.toSorted())
    await versions.clone().update({ service_in_folder: false })
    await letters.clear('where').where({ town: context.town.id, kind: 'story' }).update({ kind: 'letter' })
  })

  test('a letter says where to send papers when it asks for them, not because it holds a list', async () => {
    const of = await caseOf(app(), 'Muster')
    const { context } = app()
    const codes = async (supply: boolean): Promise<number> => {
      const definition: LetterDefinition = {
        id: 'liste',
        kind: 'letter',
        title: 'Liste',
        subject: 'Liste',
        blocks: [{ type: 'list', items: '{{ ["Leine", "Napf"] }}' }],
        supply,
      }
      await bringLetter(of.id, definition)
      const job = { ref: of, caseId: String(of.id), headers: { letter: 'liste' }, variables: {} } as unknown as Job
      await handlers(context)['laufzettel.letter']?.(job)
      return (await context.db('codes').where({ case_id: of.id, purpose: 'supply' })).length
    }
    const before = (await context.db('codes').where({ case_id: of.id, purpose: 'supply' })).length
    expect(await codes(false)).toBe(before)
    expect(await codes(true)).toBe(before + 1)
  })

  test('who wants letters gets paper, who wants e-mails does not', async () => {
    const names = {
      fehlend: ['Impfpass'],
      fehlendText: null,
      antwortBis: '2026-03-18',
      rasse: 'Dackel',
      vorgang: { nummer: 'V', eingang: '2026-03-04' },
    }
    const paper = await run(
      app(),
      'laufzettel.letter',
      await caseOf(app(), 'Groß-Müller'),
      { letter: 'nachforderung' },
      names,
    )
    expect(paper.variables['perBrief']).toBe(true)
    const mail = await run(
      app(),
      'laufzettel.letter',
      await caseOf(app(), 'Beispiel'),
      { letter: 'nachforderung' },
      names,
    )
    expect(mail.variables['perBrief']).toBe(false)
  })

  test('a letter with a gap is not written, and the sentence names the gap', async () => {
    const of = await caseOf(app(), 'Beispiel')
    await expect(run(app(), 'laufzettel.letter', of, { letter: 'bescheid' }, {})).rejects.toThrow(
      'Im Brief fehlt der Wert von',
    )
    await expect(run(app(), 'laufzettel.letter', of, { letter: 'gibtsnicht' })).rejects.toThrow('gibtsnicht')
    expect(await app().context.db('deliveries').where({ case_id: of.id })).toEqual([])
  })
})
