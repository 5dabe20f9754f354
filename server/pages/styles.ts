/** Fonts and the styles of forms, portal and counter: one file a subject, sent as one. */
import { readFileSync } from 'node:fs'

export const PORTAL_CSS = '/assets/portal.css'

export const portalCss = ['fonts', 'forms', 'services', 'case', 'counter']
  .map((name) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')
