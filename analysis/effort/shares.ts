/** How often each way behind a decision is taken. Shares add up to one, or there is a problem with the element's name. */
import type { Problem } from './ways.ts'

export interface Way {
  readonly to: string
  /** 0…1: of 100 times that its node is passed, how often it is taken. */
  readonly share: number
}

export interface Choice {
  readonly to: string
  readonly share: number | null
  readonly isDefault: boolean
}

interface At {
  readonly id: string
  readonly name: string
}

interface Notes {
  readonly problems: Problem[]
  readonly assumptions: Problem[]
}

/** Shares are typed by people: 0.33 + 0.33 + 0.34 is meant to be one, and 1/3 is typed as 0.33. */
const TOLERANCE = 0.011

/**
 * Exactly one of the ways. A single way without a share takes the rest; several share it equally, which is noted as an
 * assumption. Shares that do not add up to one are a problem.
 */
export function alternatives(notes: Notes, at: At, choices: readonly Choice[]): readonly Way[] {
  const given = choices.reduce((total, { share }) => total + (share ?? 0), 0)
  const open = choices.filter(({ share }) => share === null)
  const wrong = open.length === 0 ? Math.abs(given - 1) > TOLERANCE : given > 1 + TOLERANCE
  if (wrong) {
    const should = open.length === 0 ? 'sie müssen zusammen 1 ergeben' : 'für die übrigen bleibt nichts'
    notes.problems.push({
      element: at.id,
      says: `Die Anteile hinter „${name(at)}“ ergeben ${number(given)}: ${should}.`,
    })
  }
  const rest = Math.max(0, 1 - given) / Math.max(1, open.length)
  if (open.length > 1)
    notes.assumptions.push({
      element: at.id,
      says: `Hinter „${name(at)}“ fehlen Anteile: ${open.length} Wege gelten als gleich häufig (je ${number(rest)}).`,
    })
  const scale = open.length === 0 && !wrong && given > 0 ? 1 / given : 1
  return choices.map(({ to, share }) => ({ to, share: (share ?? rest) * scale }))
}

/** Each way by itself; the default is taken when no other is. A way without a share counts as always taken. */
export function several(notes: Notes, at: At, choices: readonly Choice[]): readonly Way[] {
  const open = choices.filter(({ share, isDefault }) => share === null && !isDefault)
  if (open.length > 0)
    notes.assumptions.push({
      element: at.id,
      says: `Hinter „${name(at)}“ fehlen Anteile: Diese Wege gelten als immer begangen.`,
    })
  if (choices.some(({ share }) => (share ?? 0) > 1))
    notes.problems.push({ element: at.id, says: `Hinter „${name(at)}“ ist ein Anteil größer als 1.` })
  const none = choices.filter(({ isDefault }) => !isDefault).reduce((total, { share }) => total * (1 - (share ?? 1)), 1)
  return choices.map(({ to, share, isDefault }) => ({ to, share: share ?? (isDefault ? none : 1) }))
}

const name = (at: At): string => at.name || at.id
const number = (value: number): string => String(Math.round(value * 1000) / 1000).replace('.', ',')
