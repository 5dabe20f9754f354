/** `/api/v1/processes/{key}`: what the modeler reads, saves, checks and deploys. */
import { z } from 'zod'
import { staffOf } from '../access/index.ts'
import type { Context } from '../context.ts'
import { asking, taking, type Endpoint } from '../http/endpoint.ts'
import { digestOf, shortDigest } from './agreement/digest.ts'
import { besideOf, BesideView } from './beside.ts'
import { checkModel } from './check.ts'
import { deployDraft } from './deployDraft.ts'
import { filesOf } from './draftFiles.ts'
import { discardDraft, saveDraft } from './drafts.ts'
import { storiesOf } from './export/stories.ts'
import { previewOf } from './preview.tsx'
import { mayWrite } from './lease/guard.ts'
import { keyOf } from './processKey.ts'
import { rehearsedJob } from './rehearsed-job.ts'
import { Finding, findings } from './report.ts'
import { togetherEndpoints } from './together-api.ts'
import { processView } from './view.ts'

const count = z.int('Eine ganze Zahl fehlt.').min(0)
const Basis = z.object({ version: count, revision: count })
const definitions = /<[^>]*definitions[\s>]/
const xml = z
  .string('Das Modell fehlt.')
  .min(1, 'Das Modell fehlt.')
  .max(4_000_000, 'Das Modell ist zu groß.')
  .regex(definitions, 'Das ist kein BPMN.')
/** Nothing in the place of its content takes a file away. */
const orNothing = (fits: (text: string) => boolean) => (text: string) => text === '' || fits(text)
const dmn = z
  .string()
  .max(4_000_000, 'Die Regel ist zu groß.')
  .refine(
    orNothing((text) => definitions.test(text)),
    'Das ist kein DMN.',
  )
const formJson = z
  .string()
  .max(1_000_000, 'Das Formular ist zu groß.')
  .refine(orNothing(isObject), 'Das Formular ist kein JSON.')
const storyJson = z
  .string()
  .max(1_000_000, 'Die Geschichte ist zu groß.')
  .refine(orNothing(isObject), 'Die Geschichte ist kein JSON.')
const name = z.string().regex(/^[\w.-]{1,80}$/, 'Der Name einer Datei hat nur Buchstaben, Ziffern, Punkt und Strich.')
const File = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), name, content: formJson }),
  z.object({ kind: z.literal('dmn'), name, content: dmn }),
  z.object({ kind: z.literal('story'), name, content: storyJson }),
])
const definitionJson = z
  .string()
  .max(1_000_000, 'Die Datei ist zu groß.')
  .refine(orNothing(isObject), 'Die Datei ist kein JSON.')
const SavedFile = z.discriminatedUnion('kind', [
  ...File.options,
  z.object({ kind: z.literal('letter'), name, content: definitionJson }),
  z.object({ kind: z.literal('service'), name: z.literal('service.json'), content: definitionJson }),
])
const tab = z.string().max(40).optional()
const Draft = Basis.extend({ xml, files: z.array(SavedFile).max(100).optional(), tab })
const Change = Basis.extend({ tab })
const Preview = z.object({ form: formJson.min(2, 'Das Formular ist leer.'), as: z.enum(['citizen', 'caseworker']) })
const Given = z.object({
  topic: z.string().max(200),
  headers: z.record(z.string(), z.string()),
  variables: z.record(z.string(), z.json()),
})

const Named = z.object({ id: z.string(), name: z.string() })
const View = z.object({
  key: z.string(),
  name: z.string(),
  xml: z.string(),
  revision: count,
  draftSince: z.string().nullable(),
  digest: z.string().nullable(),
  town: z.string(),
  versions: z.array(z.object({ version: count, deployedAt: z.string(), deployedBy: z.string(), running: count })),
  forms: z.array(Named),
  files: z.array(File),
  offices: z.array(Named),
  letters: z.array(Named),
  rates: z.array(Named),
  offered: z.boolean(),
  beside: BesideView,
  settled: z.array(z.string()),
})
const Story = z.object({ name: z.string(), content: z.string() })
const Parts = z.object({ files: z.array(File), stories: z.array(Story) })
const Block = z.union([
  z.object({ type: z.enum(['text', 'heading']), text: z.string() }),
  z.object({ type: z.literal('list'), items: z.array(z.string()) }),
  z.object({ type: z.literal('table'), rows: z.array(z.tuple([z.string(), z.string()])) }),
])
const RehearsedJob = z.object({
  variables: z.record(z.string(), z.json()),
  problem: z.string().nullable(),
  letter: z.object({ subject: z.string(), blocks: z.array(Block), missing: z.array(z.string()) }).nullable(),
})
const Saved = z.object({ revision: count, savedAt: z.string(), digest: z.string().nullable() })
const Deployed = z.object({ version: count, deployedAt: z.string(), problems: z.array(Finding) })
const Checked = z.object({ ok: z.boolean(), problems: z.array(Finding) })

const needs = 'the role manager in a session'

/** What can be asked below `/api/v1/processes`; who may is decided before. */
export const processEndpoints = (context: Context): readonly Endpoint[] => [
  view(context),
  save(context),
  discard(context),
  check(context),
  parts(context),
  preview(context),
  rehearsed(context),
  deploy(context),
  ...togetherEndpoints(context),
]

const view = (context: Context): Endpoint =>
  asking(
    {
      method: 'get',
      path: '/{key}',
      does: 'Draft or newest version, with forms, decisions, service, letters and offices.',
      needs,
      gives: View,
      errors: ['unknown-process'],
    },
    async (request) => {
      const key = keyOf(request)
      const [process, beside] = await Promise.all([processView(context, key), besideOf(context, key)])
      return { ...process, beside }
    },
  )

const parts = (context: Context): Endpoint =>
  asking(
    {
      method: 'get',
      path: '/{key}/parts',
      does: 'Forms and decisions as the draft has them, and the stories with which the process is rehearsed.',
      needs,
      gives: Parts,
    },
    async (request) => {
      const key = keyOf(request)
      const [files, stories] = await Promise.all([filesOf(context, key), storiesOf(context, key)])
      return { files, stories }
    },
  )

const save = (context: Context): Endpoint =>
  taking(
    Draft,
    {
      method: 'put',
      path: '/{key}/draft',
      does: 'Saves the draft: the diagram, and the forms, decisions, stories, letters and the service that are named; one with empty content is taken away, the others stay as they are.',
      needs,
      gives: Saved,
      errors: ['unknown-process', 'stale-draft', 'edited-by-other'],
    },
    async (draft, request, response) => {
      const writer = { login: staffOf(response).login, tab: draft.tab }
      const saved = await saveDraft(context, keyOf(request), draft, draft, writer)
      const { revision, savedAt } = saved
      return { revision, savedAt, digest: shortDigest(digestOf(saved, draft.version)) }
    },
  )

const discard = (context: Context): Endpoint =>
  taking(
    Change,
    {
      method: 'delete',
      path: '/{key}/draft',
      does: 'Discards the draft.',
      needs,
      gives: null,
      errors: ['stale-draft', 'edited-by-other'],
    },
    async ({ tab, ...basis }, request, response) => {
      await mayWrite(context, keyOf(request), { login: staffOf(response).login, tab })
      await discardDraft(context, keyOf(request), basis)
    },
  )

const check = (context: Context): Endpoint =>
  taking(
    z.object({ xml }),
    {
      method: 'post',
      path: '/{key}/check',
      does: 'Says whether a model can run, with every finding, and changes nothing.',
      needs,
      gives: Checked,
    },
    async (model, request) => {
      const problems = await checkModel(context, keyOf(request), model.xml)
      return { ok: problems.every(({ severity }) => severity !== 'error'), problems: findings(problems) }
    },
  )

const preview = (context: Context): Endpoint =>
  taking(
    Preview,
    {
      method: 'post',
      path: '/{key}/preview',
      does: 'A form as the page would show it, as a whole HTML document; nothing is saved.',
      needs,
      gives: z.object({ html: z.string() }),
    },
    ({ form, as }) => Promise.resolve({ html: previewOf(context, form, as) }),
  )

const rehearsed = (context: Context): Endpoint =>
  taking(
    Given,
    {
      method: 'post',
      path: '/{key}/rehearsed-job',
      does: 'What the program itself would answer to a job of a rehearsal, with the text of its letter; nothing is written or sent.',
      needs,
      gives: RehearsedJob,
    },
    (given, request) => rehearsedJob(context, keyOf(request), given),
  )

const deploy = (context: Context): Endpoint =>
  taking(
    Change,
    {
      method: 'post',
      path: '/{key}/deploy',
      does: 'Makes the draft the next version. The answer has the warnings; a refusal has every finding as `problems`.',
      needs,
      gives: Deployed,
      errors: ['stale-draft', 'edited-by-other', 'four-eyes', 'refused-model'],
    },
    ({ tab, ...basis }, request, response) =>
      deployDraft(context, keyOf(request), basis, { login: staffOf(response).login, tab }),
  )

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
