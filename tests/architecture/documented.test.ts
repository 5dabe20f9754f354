import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusals } from '../../engine/index.ts'
import { errors } from '../../server/errors.ts'
import { commands } from '../../server/commands.ts'
import { settingsTable } from '../../server/settings.ts'

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const firstColumn = (text: string): string[] =>
  [...text.matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map(([, name = '']) => name)

describe('the documentation', () => {
  it('names every setting with its meaning, and no other', () => {
    const text = page('settings.md')
    expect(firstColumn(text).sort()).toEqual(Object.keys(settingsTable).sort())
    for (const { means } of Object.values(settingsTable)) expect(text).toContain(means)
  })

  it('names every error of server and engine, and no other', () => {
    expect(firstColumn(page('errors.md')).sort()).toEqual([...Object.keys(errors), ...Object.keys(refusals)].sort())
  })

  it('names every command, and no other', () => {
    expect(firstColumn(page('commands.md')).sort()).toEqual(commands.map(({ name }) => name).sort())
  })
})
