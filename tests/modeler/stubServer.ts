/** A tiny server with the modeler's page and an API that keeps one process in memory: what the real server promises, and nothing behind it. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { previewOf, type Reader } from '../../server/processes/preview.tsx'
import { portalCss } from '../../server/pages/styles.ts'

interface StubFile {
  readonly kind: 'form' | 'dmn'
  readonly name: string
  readonly content: string
}

export interface StubProcess {
  xml: string
  revision: number
  draftSince: string | null
  files: StubFile[]
  versions: { version: number; deployedAt: string; deployedBy: string; running: number }[]
}

export interface Stub {
  readonly url: string
  readonly process: StubProcess
  readonly puts: { xml: string; revision: number; csrf: string | undefined }[]
  /** Answers nothing while true, as a broken network would. */
  offline: boolean
  /** The tab that edits; `anyone` while everyone who looks does. */
  holder: string | null
  close(): Promise<void>
}

// As the server says it, and nothing beside what is named.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'"
const KEY = 'bewohnerparkausweis'
const API = `/api/v1/processes/${KEY}`
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.bpmn': 'application/xml',
}

/** Serves `dist` (the built bundle) and the process drawn in `xml`. */
export async function startStub(dist: string, xml: string): Promise<Stub> {
  const process: StubProcess = {
    xml,
    revision: 0,
    draftSince: null,
    files: ['antrag', 'pruefung'].map(emptyForm),
    versions: [
      { version: 2, deployedAt: '2026-03-02T08:00:00Z', deployedBy: 'Mia Kern', running: 3 },
      { version: 1, deployedAt: '2026-01-05T08:00:00Z', deployedBy: 'Mia Kern', running: 1 },
    ],
  }
  const state = { offline: false, holder: 'anyone' as string | null, puts: [] as Stub['puts'] }
  const server = createServer((request, response) => void answer(request, response, { dist, process, state }))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    process,
    puts: state.puts,
    get offline() {
      return state.offline
    },
    set offline(value) {
      state.offline = value
    },
    get holder() {
      return state.holder
    },
    set holder(value) {
      state.holder = value
    },
    close: () => close(server),
  }
}

interface Room {
  readonly dist: string
  readonly process: StubProcess
  readonly state: { offline: boolean; holder: string | null; puts: Stub['puts'] }
}

async function answer(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*/, '')
  if (path.startsWith(API)) return api(request, response, path.slice(API.length), room)
  const page = path === '/modell' ? modelerPage : path === '/vorgang' ? casePage : null
  if (page) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
    return void response.end(await page(room.dist))
  }
  const file = path === '/assets/portal.css' ? portalCss : await readFile(fileOf(path, room.dist)).catch(() => null)
  response.writeHead(file ? 200 : 404, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
  response.end(file ?? '')
}

async function api(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { process, state }: Room,
): Promise<void> {
  if (state.offline) return void request.socket.destroy()
  const send = (status: number, value: object): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (path === '/parts') return send(200, { files: [], stories: [] })
  if (path === '/comments') return send(200, { threads: [], people: [] })
  if (path === '/lease') return send(200, leaseOf(process, state, JSON.parse(await text(request)) as Seat))
  if (request.method === 'GET') return send(200, view(process))
  const body = JSON.parse(await text(request)) as Body
  if (path === '/preview') return send(200, { html: previewOf(TOWN, body.form, body.as) })
  if (body.revision !== process.revision || body.version !== process.versions[0]?.version)
    return send(409, { code: 'stale-draft', says: 'Der Entwurf wurde inzwischen an anderer Stelle geändert.' })
  if (path === '/deploy') return send(200, deploy(process))
  state.puts.push({
    xml: body.xml,
    revision: body.revision,
    csrf: request.headers['x-csrf-token'] as string | undefined,
  })
  process.xml = body.xml
  const { files = [] } = body
  process.files = [...process.files.filter(({ name }) => !files.some((file) => file.name === name)), ...files]
  process.revision += 1
  process.draftSince ??= new Date().toISOString()
  send(200, { revision: process.revision, savedAt: new Date().toISOString(), digest: 'ab12cd34' })
}

interface Seat {
  readonly tab: string
  readonly wish: string
}

/** All tabs are of one person: how several people get along is the real server's business. */
function leaseOf({ versions, revision }: StubProcess, state: Room['state'], { tab, wish }: Seat): object {
  if (state.holder === tab && wish === 'leave') state.holder = null
  if (wish === 'ask' || (wish === 'edit' && state.holder === null)) state.holder = tab
  const mine = state.holder === 'anyone' || state.holder === tab
  const holder = mine || !state.holder ? null : { name: 'Mia Kern', since: new Date().toISOString(), you: true }
  return {
    ...{ mine, holder, asked: null, keptAt: null, comments: '' },
    ...{ version: versions[0]?.version ?? 0, revision },
  }
}

function deploy(process: StubProcess): object {
  const version = (process.versions[0]?.version ?? 0) + 1
  const deployedAt = new Date().toISOString()
  process.versions.unshift({ version, deployedAt, deployedBy: 'Mia Kern', running: 0 })
  process.revision = 0
  process.draftSince = null
  return { version, deployedAt }
}

interface Body {
  readonly xml: string
  readonly files?: readonly StubFile[]
  readonly revision: number
  readonly version: number
  readonly form: string
  readonly as: Reader
}

const TOWN = { town: { id: 1, key: 'wittlich', name: 'Wittlich', demo: false } }

const emptyForm = (id: string): StubFile => ({
  kind: 'form',
  name: id,
  content: JSON.stringify({ type: 'default', schemaVersion: 18, id, components: [] }),
})

const view = (process: StubProcess): object => ({
  key: KEY,
  name: 'Bewohnerparkausweis',
  ...process,
  forms: [
    { id: 'antrag', name: 'Antrag' },
    { id: 'pruefung', name: 'Prüfung der Berechtigung' },
  ],
  letters: [{ id: 'bewilligung', name: 'Bewilligung' }],
  rates: [{ id: 'hundesteuer.saetze', name: 'Hundesteuersätze' }],
  digest: null,
  town: TOWN.town.name,
  offered: false,
  beside: { service: null, letters: [], known: null },
  settled: [],
  offices: [
    { id: 'buergerbuero', name: 'Bürgerbüro' },
    { id: 'ordnungsamt', name: 'Ordnungsamt' },
    { id: 'stadtkasse', name: 'Stadtkasse' },
  ],
})

async function modelerPage(dist: string): Promise<string> {
  const shell = JSON.stringify({
    key: KEY,
    api: API,
    csrf: 'token-of-the-session',
    versions: '/versionen',
    actual: null,
  }).replaceAll('"', '&quot;')
  return frame(
    await assets(dist, 'main.tsx'),
    `<div data-modeler="${shell}"><p>Der Modellierer wird geladen …</p></div>`,
  )
}

async function casePage(dist: string): Promise<string> {
  const island =
    '<div data-diagram-url="/fixtures/bewohnerparkausweis.bpmn" data-active="Pruefen" data-visited="Start,Erfassen" data-heat=\'[{"element":"Ablehnen","level":5,"badge":"2 Tage\\n26"}]\'></div>'
  return frame(await assets(dist, 'viewer/main.ts'), `<h1>Vorgang</h1>${island}`)
}

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

async function assets(dist: string, entry: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const css = (name: string): string[] => [
    ...(manifest[name]?.imports ?? []).flatMap(css),
    ...(manifest[name]?.css ?? []),
  ]
  const links = [...new Set(css(entry))].map((file) => `<link rel="stylesheet" href="/assets/modeler/${file}">`)
  return `${links.join('')}<script type="module" src="/assets/modeler/${manifest[entry]?.file}"></script>`
}

const frame = (
  head: string,
  main: string,
): string => `<!doctype html><html lang="de" data-kern-theme="light"><head><meta charset="utf-8"><title>Modell</title>
<link rel="stylesheet" href="/assets/kern/fonts/fira-sans.css"><link rel="stylesheet" href="/assets/kern/kern.min.css"><link rel="stylesheet" href="/assets/app.css">${head}</head>
<body class="door-staff"><header class="site-header"><div class="site-header__row"><a class="site-header__name" href="/amt"><span><strong>Stadt Wittlich</strong><span class="site-header__sub">Laufzettel</span></span></a></div>
<nav class="site-menu" aria-label="Hauptmenü"><ul><li><a href="/amt/prozesse" aria-current="page">Prozesse</a></li></ul></nav></header><main><div class="content wide">${main}</div></main>
<footer class="site-footer"><nav aria-label="Rechtliches"><ul><li><a href="/impressum">Impressum</a></li></ul></nav></footer></body></html>`

function fileOf(path: string, dist: string): string {
  if (path.startsWith('/assets/modeler/')) return join(dist, path.slice('/assets/modeler/'.length))
  if (path.startsWith('/assets/kern/'))
    return join('node_modules/@kern-ux/native/dist', path.slice('/assets/kern/'.length))
  if (path === '/assets/app.css') return 'server/pages/app.css'
  return join('tests/modeler', path)
}

async function text(request: IncomingMessage): Promise<string> {
  let all = ''
  for await (const chunk of request) all += String(chunk)
  return all
}

const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections()
    server.close(() => done())
  })
