/** Everything the page of a service needs to know about its process. */
import { localDay, type Context } from '../../context.ts'
import { compile, type CheckProblem, type FormError } from '../../../engine/index.ts'
import { officeNames } from '../../records/colleagues.ts'
import { isFeeKey, type Fee } from '../../records/fees.ts'
import { entriesOf, holding } from '../../records/settings.ts'
import { servicesOf } from '../../ratings/store.ts'
import type { CatalogueService } from '../../ratings/service.ts'
import type { DraftedService, ServiceDefinition } from '../../services/definition.ts'
import { knownBeside } from '../../services/known.ts'
import { officesOfProcess } from '../../services/process-office.ts'
import { actualDiagram } from '../actual.ts'
import { applicationOf, modelFacts, type ModelFacts } from '../model-facts.ts'
import { partsOf } from '../parts.ts'
import { editions } from '../sheet/store.ts'
import type { DraftFile } from '../draftFiles.ts'
import { resultsOf } from '../results.ts'
import { processView } from '../view.ts'
import { serviceProblems } from '../../services/check.ts'
import type { Around as Beside } from '../../services/check-service.ts'
import { serviceWarnings } from './check.ts'
import { describedIn } from './described.ts'
import type { Paid } from './costs.ts'
import { notAsked, prefill, type Prefilled } from './prefill.ts'

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
  /** Of the saved description. */
  readonly warnings: readonly FormError[]
  /** Documents of that service that no field of the application asks for. */
  notAsked(id: string): readonly string[]
}

/** Throws `unknown-process`. */
export async function aroundOf(context: Context, key: string): Promise<Around> {
  const { name, xml } = await processView(context, key)
  const [files, facts, catalogue, offices, beside, compiled, sheets, actual] = await Promise.all([
    partsOf(context, key),
    modelFacts(xml, key),
    servicesOf(context.db, context.town.id),
    officeNames(context),
    knownBeside(context, key),
    compile(xml, { id: key }),
    editions(context, key),
    actualDiagram(key),
  ])
  const form = applicationOf(facts, files)
  const model = compiled.models.find((one) => one.process === key) ?? null
  const [own] = officesOfProcess(model, beside)
  const known = {
    ...{ process: { key, name }, office: own?.key ?? null, sheet: sheets[0]?.data ?? {} },
    ...{ facts, form, paid: await paidIn(context, files, facts) },
    officeName: (office: string) => offices.get(office) ?? '',
  }
  const entry = (id: string): CatalogueService | null => catalogue.find((one) => one.id === id) ?? null
  return {
    ...{ key, name, facts, catalogue, offices, actual: actual !== null, hasForm: form !== null },
    ...describedIn(files),
    warnings: serviceWarnings(saidOf(files, { process: key, model, known: beside })),
    standing: context.services.byProcess(key) ?? null,
    proposal: (id) => prefill({ ...known, catalogue: entry(id) }),
    notAsked: (id) => notAsked({ form, catalogue: entry(id) }),
  }
}

/** The same that the list of the modeler and deployment say of it. */
function saidOf(files: readonly DraftFile[], around: Omit<Beside, 'forms'>): readonly CheckProblem[] {
  const file = files.find(({ kind }) => kind === 'service')
  return file ? serviceProblems(file, { ...around, forms: files.filter(({ kind }) => kind === 'form') }) : []
}

/** What the process reads and calculates, and the town's own fees among it as they hold today. */
async function paidIn(context: Context, files: readonly DraftFile[], facts: ModelFacts): Promise<Paid> {
  const { db, town, clock } = context
  const today = localDay(clock.now())
  const entries = await Promise.all(facts.rates.filter(isFeeKey).map((key) => entriesOf<Fee>(db, town.id, key)))
  const fees = entries.flatMap((one) => holding(one, today) ?? [])
  return { results: await resultsOf(files, facts), rates: facts.rates, fees }
}
