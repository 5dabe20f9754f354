/** Builds the modeler, the small diagram viewer, the charts of reports, what takes dropped files and what puts values into letters into `dist/modeler`, with a manifest from which the server's pages read the file names. */
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A class on the drawing as a whole with `*` behind it lets the browser style all of it anew; these name what is meant. */
const narrower: readonly (readonly [string, string])[] = [
  ['.djs-drag-active .djs-bendpoints *', '.djs-drag-active .djs-bendpoint, .djs-drag-active .djs-segment-dragger'],
  ...['.drop-ok', '.drop-not-ok', '.connect-ok', '.connect-not-ok'].map(
    (marker) => [`${marker} *`, `${marker} > .djs-hit`] as const,
  ),
]

const narrowSelectors: Plugin = {
  name: 'narrow-selectors',
  enforce: 'pre',
  transform(code, id) {
    if (!/bpmn-js\/dist\/assets\/diagram-js\.css/.test(id)) return undefined
    const missing = narrower.find(([wide]) => !code.includes(wide))
    if (missing) this.error(`${id} has no ${missing[0]} any more`)
    return narrower.reduce((css, [wide, narrow]) => css.replaceAll(wide, narrow), code)
  },
}

export default defineConfig({
  plugins: [narrowSelectors],
  root: here('.'),
  base: '/assets/modeler/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Two copies of Preact in one page would each keep their own hooks.
  resolve: { dedupe: ['preact', 'min-dom', 'min-dash', 'diagram-js', 'bpmn-js'] },
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/modeler'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2023',
    // The pages' content security policy allows fonts from the server only, so nothing is inlined into the styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        modeler: here('main.tsx'),
        viewer: here('viewer/main.ts'),
        charts: here('charts/main.ts'),
        intake: here('intake/main.ts'),
        letter: here('letter/main.ts'),
      },
    },
  },
})
