/**
 * Rule sets lay levels over the same raw answers. They are data with a version: a report keeps the set it was made with, so
 * that a changed one never changes an old report.
 */
import { criterionById } from './criteria.ts'
import type { CriterionId, CriterionResult } from './types.ts'

export interface RuleSet {
  readonly id: string
  readonly version: number
  readonly name: string
  /** `derived`: levels are published, the criteria are an own reading of them. `missing`: nobody has entered it yet. */
  readonly origin: 'own' | 'derived' | 'official' | 'missing'
  readonly note: string
  /** From the lowest, which needs nothing. */
  readonly levels: readonly MaturityLevel[]
}

export interface MaturityLevel {
  readonly level: number
  readonly name: string
  readonly needs: readonly CriterionId[]
}

const level = (level: number, name: string, ...needs: CriterionId[]): MaturityLevel => ({ level, name, needs })

export const ownLadder: RuleSet = {
  id: 'laufzettel',
  version: 1,
  name: 'Eigene Leiter bis Ende zu Ende',
  origin: 'own',
  note: 'Eigene Regeln dieses Programms, kein amtlicher Reifegrad.',
  levels: [
    level(0, 'Analog'),
    level(1, 'Information', 'information'),
    level(2, 'Formular', 'form'),
    level(3, 'Online', 'submission', 'identification', 'proofs', 'payment', 'proven'),
    level(4, 'Ende zu Ende', 'status', 'reply', 'interface', 'file', 'decision'),
  ],
}

/** Levels: ozg.brandenburg.de (31 May 2023), leitfaden.ozg-umsetzung.de (level 3 holds the decision). The ten criteria are not public in full. */
export const model11: RuleSet = {
  id: 'rg-1.1',
  version: 1,
  name: 'Reifegradmodell 1.1 (0–4), eigene Ableitung',
  origin: 'derived',
  note: 'Die Stufen sind veröffentlicht (Juni 2020), die Zuordnung der Fragen ist eine eigene Ableitung und nicht amtlich.',
  levels: [
    level(0, 'Offline'),
    level(1, 'Information', 'information'),
    level(2, 'Formular-Assistent', 'form'),
    level(3, 'Online-Leistung', 'submission', 'identification', 'proofs', 'payment', 'decision'),
    level(4, 'Online-Transaktion', 'once-only', 'interface'),
  ],
}

/** July 2025. Its criteria are in a PDF that nobody has entered: a level of it is claimed nowhere. */
export const model20: RuleSet = {
  id: 'rg-2.0',
  version: 0,
  name: 'Reifegradmodell 2.0 (0–7, 13 Kriterien)',
  origin: 'missing',
  note: 'Noch nicht erfasst: Die 13 Kriterien stehen in einem PDF bei digitale-verwaltung.de und müssen von Hand eingetragen werden.',
  levels: [],
}

export const ruleSets: readonly RuleSet[] = [ownLadder, model11, model20]

export interface LevelResult {
  readonly ruleSet: string
  readonly version: number
  /** Null: not raised, or no rules to raise it by. */
  readonly level: number | null
  readonly name: string
  /** Criteria between this level and the next, in words. */
  readonly missing: readonly string[]
}

/**
 * The highest level whose needs, and all below, are answered "yes" or "not applicable" (model 1.1, June 2020: the lowest
 * criterion decides). A first step that nobody answered is "nicht erhoben", not zero.
 */
export function levelOf({ id, version, levels }: RuleSet, results: readonly CriterionResult[]): LevelResult {
  const answers = new Map(results.map(({ criterion, answer }) => [criterion, answer]))
  const open = (need: CriterionId): boolean => !['yes', 'not-applicable'].includes(answers.get(need) ?? 'unknown')
  const blocked = levels.findIndex(({ needs }) => needs.some(open))
  const reached = levels[blocked < 0 ? levels.length - 1 : blocked - 1]
  const gaps = levels[blocked]?.needs.filter(open) ?? []
  const known = gaps.some((need) => answers.get(need) === 'no')
  const missing = gaps.map((need) => criterionById(need).missing)
  const about = { ruleSet: id, version, missing }
  if (!reached || (blocked === 1 && !known)) return { ...about, level: null, name: 'nicht erhoben' }
  return { ...about, level: reached.level, name: reached.name }
}
