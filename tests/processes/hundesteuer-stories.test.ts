import { describe, expect, it } from 'vitest'
import { rehearse, type CompileCache } from '../../engine/index.ts'
import { fillBlocks, fillText, valueOf } from '../../server/documents/fill.ts'
import { LetterDefinition } from '../../server/services/definition.ts'
import { dogTaxModel, dogTaxStories, fileText } from './hundesteuer-folder.ts'
import { nothingSeen, watchedStage, type Seen } from './watched-stage.ts'

/** As text; letters hold amounts and paragraphs together with spaces that do not break. */
const plain = (filled: unknown): string => JSON.stringify(filled).replace(/[\u00a0\u202f]/g, ' ')

const told = await dogTaxStories()
const model = await dogTaxModel()
const cache: CompileCache = new Map()

interface Played {
  readonly seen: Seen
  readonly visited: readonly string[]
}
const plays = new Map<string, Promise<Played>>()

/** Each story is played once, whoever asks. */
const play = (name: string): Promise<Played> => {
  const known = plays.get(name) ?? playNow(name)
  plays.set(name, known)
  return known
}

async function playNow(name: string): Promise<Played> {
  const found = told.find((one) => one.name === `${name}.json`)
  if (!found) throw new Error(`There is no story ${name}.`)
  const seen = nothingSeen()
  const { visited } = await rehearse(found.story, found.files, { stage: watchedStage(seen), cache })
  return { seen, visited }
}

describe('the stories of the dog tax', () => {
  it.each(told.map((one) => [one.story.story, one] as const))('%s', async (_title, { story, files }) => {
    expect(await rehearse(story, files, { cache })).toMatchObject({ ok: true, failures: [] })
    expect(await rehearse(story, files, { cache, restore: true })).toMatchObject({ ok: true, failures: [] })
  })

  it('take every sequence flow between them', async () => {
    const taken = new Set<string>()
    for (const { name } of told) {
      const { seen, visited } = await play(name.replace('.json', ''))
      for (const flow of seen.flows) taken.add(flow)
      // Where an element has one way out, leaving it is taking it; choices all fall in steps that were watched.
      for (const id of visited)
        if (model.elements[id]?.outgoing.length === 1) taken.add(model.elements[id].outgoing[0]!)
    }
    expect(Object.keys(model.flows).filter((flow) => !taken.has(flow))).toEqual([])
  })

  it('say how each of them ends, so that a case that hangs is noticed', () => {
    const silent = told.filter(
      ({ story }) => !story.steps.some((step) => 'expect' in step && step.expect.ended !== undefined),
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

describe('the own target', () => {
  it('rests while papers are awaited and during the hearing, and runs again afterwards', async () => {
    const { seen } = await play('keine-antwort')
    const clocks = seen.states.map((state) => state.deadlines['own-target'])
    const reasons = new Set(clocks.map((clock) => clock?.reason ?? 'runs'))
    expect([...reasons]).toEqual(['runs', 'Unterlagen fehlen', 'Anhörung läuft'])
    expect(clocks.at(-2)?.due).not.toBeNull()
  })

  it('counts fourteen days from receipt', async () => {
    const { seen } = await play('erster-hund')
    expect(seen.states[0]?.deadlines['own-target']).toMatchObject({ kind: 'own', due: '2026-03-16T08:00:00.000Z' })
  })

  it('leaves every task with a due date of its own', async () => {
    const { seen } = await play('keine-antwort')
    const tasks = seen.states.flatMap(({ waits }) => Object.values(waits).filter(({ until }) => until.kind === 'task'))
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.filter(({ until }) => until.kind === 'task' && until.due === null)).toEqual([])
  })
})

describe('the letters of the dog tax', () => {
  const applicant = {
    givenName: 'Erika',
    familyName: 'Muster',
    street: 'Am Markt 1',
    postalCode: '54516',
    city: 'Wittlich',
  }
  const letterFile = async (id: string) => LetterDefinition.parse(JSON.parse(await fileText(`letters/${id}.json`)))

  it.each(told.map(({ name }) => name.replace('.json', '')))('have no gap in %s', async (name) => {
    const { seen } = await play(name)
    for (const { letter, variables, now } of seen.letters) {
      const scope = { now, names: { ...variables, applicant } }
      const definition = await letterFile(letter)
      const words = plain([fillText(definition.subject, scope), fillBlocks(definition.blocks, scope)])
      expect(words).not.toMatch(/null|undefined|\{\{|\d{4}-\d{2}-\d{2}|\d\.\d{2} EUR/)
    }
  })

  it('ask until a day two weeks ahead', async () => {
    const { seen } = await play('per-brief')
    const days = seen.letters.map(({ letter, variables }) => [
      letter,
      letter === 'bescheid' ? null : variables['antwortBis'],
    ])
    expect(days).toEqual([
      ['nachforderung', '2026-03-16'],
      ['erinnerung', '2026-03-30'],
      ['bescheid', null],
    ])
  })

  it('carry nothing of one delivery over to the next', async () => {
    const { seen } = await play('per-brief')
    for (const { variables } of seen.letters)
      expect([variables['sendung'] ?? '', variables['abgesendetAm'] ?? '']).toEqual(['', ''])
  })

  it('print the reasons of an estimate, and only of an estimate', async () => {
    const estimated = await noticeOf('keine-antwort')
    expect(estimated).toContain('Ohne Antwort gehen wir vom angegebenen Tag der Aufnahme aus.')
    expect(estimated).toContain('§ 162')
    expect(await noticeOf('erster-hund')).not.toContain('§ 162')
  })

  it('list every calendar year of a late registration', async () => {
    const notice = await noticeOf('rueckwirkend')
    expect(notice).toContain('Hundesteuer in Höhe von 183,75 EUR')
    expect(notice).toContain('01.10.2024 bis 31.12.2024: 75,00 EUR im Jahr, 3 Monate, ergibt 18,75 EUR')
    expect(notice).toContain('01.01.2026 bis 31.12.2026: 90,00 EUR im Jahr, 12 Monate, ergibt 90,00 EUR')
  })

  it('offer the GiroCode to those who pay themselves, and not beside a direct debit', async () => {
    const giro = (await letterFile('bescheid')).giro!
    const amount = async (name: string) => {
      const { variables, now } = (await play(name)).seen.letters.find(({ letter }) => letter === 'bescheid')!
      return valueOf(giro.amount, { names: variables, now })
    }
    expect(await amount('erster-hund')).toBe(62.5)
    expect(await amount('zweiter-hund')).toBeNull()
  })

  async function noticeOf(name: string): Promise<string> {
    const { variables, now } = (await play(name)).seen.letters.find(({ letter }) => letter === 'bescheid')!
    return plain(fillBlocks((await letterFile('bescheid')).blocks, { now, names: { ...variables, applicant } }))
  }
})
