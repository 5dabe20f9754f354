/** The file names of the built browser code: Vite puts a hash into each and lists them in a manifest. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface Bundle {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

const entries = {
  modeler: 'main.tsx',
  viewer: 'viewer/main.ts',
  charts: 'charts/main.ts',
  intake: 'intake/main.ts',
  letter: 'letter/main.ts',
} as const
const manifestFile = fileURLToPath(new URL('../../dist/modeler/manifest.json', import.meta.url))

/** Scripts and styles of the modeler, of the diagram viewer, of charts, of what takes dropped files or of what puts values into letters; null when the browser code has not been built. */
export async function bundle(entry: keyof typeof entries): Promise<Bundle | null> {
  const manifest = await readManifest()
  const chunk = manifest?.[entries[entry]]
  if (!manifest || !chunk) return null
  const address = (file: string): string => `/assets/modeler/${file}`
  return {
    scripts: [address(chunk.file)],
    styles: [...new Set(stylesOf(manifest, entries[entry]))].map(address),
  }
}

/** What a page with charts adds; nothing when the browser code has not been built. */
export const chartScripts = async (): Promise<Pick<Bundle, 'scripts'>> => ({
  scripts: (await bundle('charts'))?.scripts ?? [],
})

async function readManifest(): Promise<Manifest | null> {
  const text = await readFile(manifestFile, 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Manifest)
}

/** What a chunk imports comes first, so that its own rules have the last word. */
function stylesOf(manifest: Manifest, name: string): readonly string[] {
  const { imports = [], css = [] } = manifest[name] ?? {}
  return [...imports.flatMap((one) => stylesOf(manifest, one)), ...css]
}
