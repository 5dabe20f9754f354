import { readFileSync } from 'node:fs'
import type { RequestHandler } from 'express'

/** Address of the stylesheet of the caseworkers' pages. */
export const WORK_CSS = '/amt/arbeit.css'

const css = ['list.css', 'desk.css', 'file.css']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n')

export const sendWorkCss: RequestHandler = (_request, response) =>
  void response.type('css').set('cache-control', 'max-age=3600').send(css)
