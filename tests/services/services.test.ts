/** Services come from the newest versions: at once on the node that deploys, soon on the others, and with what an older release left. */
import { expect, test } from 'vitest'
import type { Failure } from '../../server/errors.ts'
import { allFilesOf } from '../../server/processes/draftFiles.ts'
import { digestOf } from '../../server/processes/agreement/digest.ts'
import { deployDraft } from '../../server/processes/deployDraft.ts'
import { draftOf, saveDraft } from '../../server/processes/drafts.ts'
import { documentOf } from '../../server/processes/export/document.ts'
import { writeParcel } from '../../server/processes/export/parcel.ts'
import { look } from '../../server/processes/intake/look.ts'
import { planIntake } from '../../server/processes/intake/plan.ts'
import { aroundOf } from '../../server/processes/intake/standing.ts'
import { unpack } from '../../server/processes/intake/unpack.ts'
import { processView } from '../../server/processes/view.ts'
import type { Finding } from '../../server/processes/report.ts'
import { lettersOfCase } from '../../server/records/letters.ts'
import { serviceOfCase } from '../../server/records/service-of-case.ts'
import { deployFolder, latestDeployment, processesFolder, resourcesOf } from '../../server/runtime/index.ts'
import { openServices } from '../../server/services/services.ts'
import type { Context } from '../../server/context.ts'
import { readSettings } from '../../server/settings.ts'
import { seedTown } from '../../server/town/seed.ts'
import { files, KEY } from '../processes/support.ts'
import { bench, deployed, newCase, silent } from '../runtime/support.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'
import { letterFile, serviceFile, type PartFile } from './files.ts'

const DOG = 'hundesteuer-anmeldung'

interface Desk {
  readonly context: Context
  /** A second node's handle. */
  readonly other: Opened['db']
}

/** A town in which one process is deployed, without a service. */
async function deskOf(opened: Opened): Promise<Desk> {
  const { db, town, clock, runtime, other } = await bench(opened, {})
  await seedTown(db, town, clock.now())
  await deployed({ db, town, clock }, KEY, files)
  const services = await openServices({ db, town })
  return { other, context: { db, town, clock, runtime, services, log: silent, settings: readSettings({}) } }
}

onEachDatabase('the services of a town', (open) => {
  const standing = async ({ context: { db, town } }: Desk, process: string) => ({
    version: (await latestDeployment(db, town, process))?.version ?? 0,
    revision: (await draftOf({ db, town }, process))?.revision ?? 0,
  })

  /** Through the draft, as the screens do it. */
  async function publish(desk: Desk, files: readonly PartFile[], process = KEY): Promise<void> {
    const { context } = desk
    const xml = (await resourcesOf(context.db, context.town, (await latestOf(desk, process)).id)).find(
      ({ kind }) => kind === 'bpmn',
    )!.content
    await saveDraft(context, process, { xml, files }, await standing(desk, process), 'mia')
    await deployDraft(context, process, await standing(desk, process), { login: 'mia' })
  }
  const latestOf = async ({ context: { db, town } }: Desk, process: string) =>
    (await latestDeployment(db, town, process)) ?? expect.fail(`${process} is not deployed`)

  test('are offered with the version that brings them, on every node, and kept by the next one', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    const elsewhere = await openServices({ db: desk.other, town: context.town })
    await publish(desk, [serviceFile(), letterFile('bescheid')])
    expect(context.services.bySlug('parken')).toMatchObject({ process: KEY, title: 'Bewohnerparkausweis' })
    expect(context.services.letters(KEY).map(({ id }) => id)).toEqual(['bescheid'])
    expect(elsewhere.all).toEqual([])
    await elsewhere.refresh()
    expect(elsewhere.all.map(({ slug }) => slug)).toEqual(['parken'])

    await publish(desk, [letterFile('zusage')])
    expect(context.services.byProcess(KEY)?.slug).toBe('parken')
    expect(context.services.letters(KEY).map(({ id }) => id)).toEqual(['bescheid', 'zusage'])
    expect((await allFilesOf(context, KEY)).map(({ kind }) => kind)).toContain('service')
  })

  test('leave the portal with a version that has none, and cases that run keep theirs', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    await publish(desk, [serviceFile(), letterFile('bescheid')])
    const { id } = await context.runtime.start(newCase(KEY), 'citizen')
    await publish(desk, [
      { ...serviceFile(), content: '' },
      { ...letterFile('bescheid'), content: '' },
    ])
    expect([context.services.all, context.services.letters(KEY)]).toEqual([[], []])
    expect((await serviceOfCase(context, id))?.slug).toBe('parken')
    expect((await lettersOfCase(context, id)).map((letter) => letter.id)).toEqual(['bescheid'])
  })

  test('of versions that an older release deployed lie in the folder, until a version takes them over or away', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    const { db, town, clock } = context
    await deployFolder({ db, town, clock }, processesFolder, { by: 'mia' })
    const { id } = await latestOf(desk, DOG)
    await db('resources').where({ town: town.id, deployment_id: id }).whereIn('kind', ['service', 'letter']).delete()
    await db('deployments').where({ town: town.id, id }).update({ service_in_folder: true, checksum: 'without' })
    const upgraded = await openServices({ db, town })
    expect(upgraded.byProcess(DOG)?.slug).toBe('hund-anmelden')
    expect(upgraded.letters(DOG).length).toBeGreaterThan(3)

    await publish(desk, [], DOG)
    const own = await resourcesOf(db, town, (await latestOf(desk, DOG)).id)
    expect(own.filter(({ kind }) => kind === 'service').map(({ name }) => name)).toEqual(['service.json'])
    await publish(desk, [{ kind: 'service', name: 'service.json', content: '' }], DOG)
    await upgraded.refresh()
    expect(upgraded.byProcess(DOG)).toBeUndefined()

    // A folder that has not changed makes no version, so what was made on the screen stays; one that is deployed again counts.
    const [again] = await deployFolder({ db, town, clock }, processesFolder, { by: 'cli' })
    expect(again?.result).toMatchObject({ deployed: true, isNew: true, version: 4 })
    await upgraded.refresh()
    expect(upgraded.byProcess(DOG)?.slug).toBe('hund-anmelden')
  })

  test('that cannot be read keep nothing from starting: they are left out and named', async () => {
    const desk = await deskOf(await open())
    const { db, town } = desk.context
    await publish(desk, [serviceFile()])
    const service = { town: town.id, deployment_id: (await latestOf(desk, KEY)).id, kind: 'service' }
    await db('resources')
      .where(service)
      .update({ content: JSON.stringify({ slug: 'parken', process: KEY }) })
    const services = await openServices({ db, town })
    expect(services.all).toEqual([])
    expect(services.unusable(KEY).map(({ reason }) => reason.de)).toContain('„Kurz gesagt“ fehlt.')
  })

  test('go out in the zip with their letters, and come back as what stands there', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    await publish(desk, [serviceFile(), letterFile('bescheid')])
    const parcel = writeParcel(await documentOf(context, KEY), { pdf: Buffer.alloc(1), picture: null, at: new Date() })
    const files = await Promise.all(unpack([{ name: 'alles.zip', bytes: parcel }]).map(look))
    const planned = planIntake(files, await aroundOf(context, files, null, new Map())).files
    expect(planned.map(({ file, state }) => `${file.name} ${state}`).toSorted()).toEqual(
      [
        'dokumentation.pdf left',
        'forms/antrag.form duplicate',
        'forms/pruefung.form duplicate',
        'letters/bescheid.json duplicate',
        'process.bpmn duplicate',
        'service.json duplicate',
      ].map((line) => `${KEY}/${line}`),
    )
  })

  test('belong to what an office agrees to, and stories do not', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    const digests: (string | null)[] = []
    for (const file of [
      { kind: 'story', name: 'a.json', content: '{}' } as const,
      serviceFile(),
      letterFile('zusage'),
    ]) {
      const xml = (await processView(context, KEY)).xml
      const draft = await saveDraft(context, KEY, { xml, files: [] }, await standing(desk, KEY), 'mia')
      digests.push(digestOf(draft, 1))
      digests.push(digestOf(await saveDraft(context, KEY, { xml, files: [file] }, await standing(desk, KEY), 'mia'), 1))
    }
    const [none, story, , service, , letter] = digests
    expect(story).toBe(none)
    expect(new Set([none, service, letter]).size).toBe(3)
  })

  test('are refused with the field and what to do, when citizens could not use them', async () => {
    const desk = await deskOf(await open())
    const { context } = desk
    const other = files.map((file) => ({ ...file, content: file.content.replaceAll(`"${KEY}"`, '"anhaenger"') }))
    await deployed(context, 'anhaenger', [...other, serviceFile({ process: 'anhaenger', id: 'anhaenger' })])
    const wrong = serviceFile({ office: 'hofamt' })
    const refused = await publish(desk, [wrong]).catch((error: unknown) => error as Failure)
    const found = (refused?.facts?.['problems'] ?? []) as readonly Finding[]
    expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([
      { element: 'service.json', attribute: 'slug', code: 'service-taken', severity: 'error' },
      { element: 'service.json', attribute: 'office', code: 'service-office', severity: 'error' },
    ])
    expect(context.services.byProcess(KEY)).toBeUndefined()
  })
})
