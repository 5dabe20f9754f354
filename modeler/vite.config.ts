/** Builds the modeler, the small diagram viewer, the charts of reports and what takes dropped files into `dist/modeler`, with a manifest from which the server's pages read the file names. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
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
      },
    },
  },
})
