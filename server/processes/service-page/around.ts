/** Everything the page of a service needs to know about its process. */
import type { Context } from '../../context.ts'
import { officeNames } from '../../records/colleagues.ts'
import { servicesOf } from '../../ratings/store.ts'
import type { CatalogueService } from '../../ratings/service.ts'
import type { DraftedService, ServiceDefinition } from '../../services/definition.ts'
import { actualDiagram } from '../actual.ts'
import { applicationOf, modelFacts, type ModelFacts } from '../model-facts.ts'
import { partsOf } from '../parts.ts'
import { entryOf } from '../register/entry.ts'
import { editions } from '../sheet/store.ts'
import { processView } from '../view.ts'
import { describedIn } from './described.ts'
import { prefill, type Prefilled } from './prefill.ts'

export interface Around {
  readonly key: string
  readonly name: string
  readonly actual: boolean
  /** Of the draft, possibly with entries that are still empty. */
  readonly service: DraftedService | null
  readonly unreadable: boolean
  readonly seen: string
  /** Of the newest version: so it stands in the portal. */
  readonly standing: ServiceDefinition | null
  readonly facts: ModelFacts
  readonly hasForm: boolean
  readonly catalogue: readonly CatalogueService[]
  readonly offices: ReadonlyMap<string, string>
  /** What is proposed for a service of the catalogue, or for none. */
  proposal(id: string): Prefilled
}

/** Throws `unknown-process`. */
export async function aroundOf(context: Context, key: string): Promise<Around> {
  const { name, xml } = await processView(context, key)
  const [files, facts, catalogue, offices, entry, sheets, actual] = await Promise.all([
    partsOf(context, key),
    modelFacts(xml, key),
    servicesOf(context.db, context.town.id),
    officeNames(context),
    entryOf(context, key),
    editions(context, key),
    actualDiagram(key),
  ])
  const form = applicationOf(facts, files)
  const known = {
    ...{ process: { key, name }, town: context.town.name, office: entry.office, sheet: sheets[0]?.data ?? {} },
    ...{ officeName: (office: string) => offices.get(office) ?? '', facts, form },
  }
  return {
    ...{ key, name, facts, catalogue, offices, actual: actual !== null, hasForm: form !== null },
    ...describedIn(files),
    standing: context.services.byProcess(key) ?? null,
    proposal: (id) => prefill({ ...known, catalogue: catalogue.find((one) => one.id === id) ?? null }),
  }
}
