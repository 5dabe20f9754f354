/** What a service costs, from when to when. Rows are only added: a correction or withdrawal takes the place of a row that stays readable. */
import type { Context } from '../context.ts'
import type { Db, Trx } from '../db/connect.ts'

interface Source {
  readonly db: Context['db']
  readonly town: Pick<Context['town'], 'id'>
}

export const feeKinds = ['fixed', 'range', 'free', 'formula'] as const
export type FeeKind = (typeof feeKinds)[number]

export interface FeeTerms {
  /** What it is for: "je Ausweis", "ermäßigt". Fees of one title follow each other. */
  readonly title: string
  readonly kind: FeeKind
  /** In cents; of a range its lower end. */
  readonly amount: number | null
  readonly amountTo: number | null
  /** How it is worked out, in words. */
  readonly formula: string | null
  readonly norm: string
  readonly checked: boolean
  readonly validFrom: string
  /** Last day; null until the next fee of this title begins. */
  readonly validTo: string | null
}

export interface Fee extends FeeTerms {
  readonly id: number
  readonly service: string
  readonly replaces: number | null
  readonly withdrawn: boolean
  readonly reason: string | null
  readonly at: string
  readonly author: string
}

/** Those that stand: not corrected, not withdrawn; by title, the latest first. */
export function standing(fees: readonly Fee[]): readonly Fee[] {
  const replaced = new Set(fees.map(({ replaces }) => replaces))
  return fees
    .filter(({ id, withdrawn }) => !withdrawn && !replaced.has(id))
    .sort((a, b) => a.title.localeCompare(b.title, 'de') || (a.validFrom < b.validFrom ? 1 : -1))
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const LAST = '9999-12-31'

const sameTitle = (a: FeeTerms, b: FeeTerms): boolean => a.title.trim().toLowerCase() === b.title.trim().toLowerCase()

/** The last day on which a fee holds: its own, or the day before the next of its title. */
export function lastDay(fee: FeeTerms, all: readonly FeeTerms[]): string {
  const next = all
    .filter((other) => sameTitle(fee, other) && other.validFrom > fee.validFrom)
    .map(({ validFrom }) => dayBefore(validFrom))
  return [fee.validTo ?? LAST, ...next].sort()[0] ?? LAST
}

/** What holds on a day. */
export const feesOn = (fees: readonly Fee[], day: string): readonly Fee[] => {
  const all = standing(fees)
  return all.filter((fee) => fee.validFrom <= day && day <= lastDay(fee, all))
}

export interface Refused {
  readonly key: 'validFrom' | 'validTo' | 'reason'
  readonly message: string
}

const german = (day: string): string => day.split('-').reverse().join('.')

/**
 * Why a fee cannot be taken, or null: two of one title never hold on one day, and what held before `today` changes only with a
 * reason. `corrects` is the fee whose place it takes.
 */
export function feeRefusal(
  fees: readonly Fee[],
  wanted: FeeTerms,
  { corrects, reason, today }: { corrects: Fee | null; reason: string; today: string },
): Refused | null {
  const others = standing(fees).filter(({ id }) => id !== corrects?.id)
  const same = others.filter((other) => sameTitle(other, wanted))
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom)
    return { key: 'validTo', message: 'Der letzte Tag liegt vor dem ersten.' }
  const overlapping = same.find((other) => overlap(other, wanted))
  if (overlapping)
    return {
      key: 'validFrom',
      message: `Das überschneidet sich mit „${overlapping.title}“, gültig ab ${german(overlapping.validFrom)}${overlapping.validTo ? ` bis ${german(overlapping.validTo)}` : ''}. Beenden oder berichtigen Sie diesen Eintrag zuerst.`,
    }
  const changesPast = corrects
    ? changesHeld(corrects, wanted, today)
    : same.some((other) => cutBy(other, wanted, today))
  return changesPast && reason.trim().length < 5
    ? { key: 'reason', message: 'Das ändert, was schon galt. Nennen Sie den Grund.' }
    : null
}

/** One without a last day gives way to the next; two that name their days must not share one. */
function overlap(a: FeeTerms, b: FeeTerms): boolean {
  if (a.validFrom === b.validFrom) return true
  const [first, second] = a.validFrom < b.validFrom ? [a, b] : [b, a]
  return first.validTo !== null && first.validTo >= second.validFrom
}

/** Ending a fee from today on leaves what held as it was. */
function changesHeld(before: FeeTerms, after: FeeTerms, today: string): boolean {
  if (before.validFrom > today) return after.validFrom < today
  const same = (Object.keys(after) as (keyof FeeTerms)[]).every(
    (key) => key === 'validTo' || after[key] === before[key],
  )
  return !same || (after.validTo ?? LAST) < dayBefore(today)
}

/** A new fee that begins in the past takes days from the one that held then. */
const cutBy = (held: FeeTerms, wanted: FeeTerms, today: string): boolean =>
  wanted.validFrom < today && held.validFrom < wanted.validFrom && (held.validTo ?? LAST) >= wanted.validFrom

export async function feesOf(
  { db, town }: { db: Db | Trx; town: Source['town'] },
  service: string,
): Promise<readonly Fee[]> {
  const rows = (await db('fees').where({ town: town.id, service }).orderBy('id')) as Row[]
  return rows.map((row) => ({
    ...{ id: Number(row.id), service: row.service, title: row.title, kind: row.kind, formula: row.formula },
    ...{ amount: row.amount, amountTo: row.amount_to, norm: row.norm, checked: Boolean(row.checked) },
    ...{ validFrom: row.valid_from, validTo: row.valid_to, withdrawn: Boolean(row.withdrawn), reason: row.reason },
    ...{ replaces: row.replaces === null ? null : Number(row.replaces), at: row.at, author: row.author },
  }))
}

interface Row {
  readonly id: number | string
  readonly service: string
  readonly title: string
  readonly kind: FeeKind
  readonly amount: number | null
  readonly amount_to: number | null
  readonly formula: string | null
  readonly norm: string
  readonly checked: boolean | number
  readonly valid_from: string
  readonly valid_to: string | null
  readonly replaces: number | string | null
  readonly withdrawn: boolean | number
  readonly reason: string | null
  readonly at: string
  readonly author: string
}

interface Who {
  readonly at: string
  readonly author: string
  readonly today: string
}

/** Adds a fee or corrects one, where it may be taken. */
export const addFee = (
  { db, town }: Source,
  service: string,
  wanted: FeeTerms,
  { corrects, reason, at, author, today }: Who & { readonly corrects: number | null; readonly reason: string },
): Promise<Refused | null> =>
  db.transaction(async (trx) => {
    const fees = await feesOf({ db: trx, town }, service)
    const corrected = standing(fees).find(({ id }) => id === corrects) ?? null
    if (corrects !== null && !corrected)
      return {
        key: 'validFrom',
        message: 'Diesen Eintrag hat inzwischen jemand geändert. Sehen Sie ihn unten noch einmal an.',
      }
    const refused = feeRefusal(fees, wanted, { corrects: corrected, reason, today })
    if (!refused) await insert(trx, town.id, service, wanted, { replaces: corrects, reason, at, author })
    return refused
  })

/** Takes back a fee that has not begun. False when it holds already or is not there. */
export const withdrawFee = (
  { db, town }: Source,
  service: string,
  id: number,
  { at, author, today }: Who,
): Promise<boolean> =>
  db.transaction(async (trx) => {
    const fee = standing(await feesOf({ db: trx, town }, service)).find((one) => one.id === id)
    if (!fee || fee.validFrom <= today) return false
    await insert(trx, town.id, service, fee, { replaces: id, reason: '', at, author }, true)
    return true
  })

async function insert(
  trx: Trx,
  town: number,
  service: string,
  { title, kind, amount, amountTo, formula, norm, checked, validFrom, validTo }: FeeTerms,
  { reason, ...who }: { replaces: number | null; reason: string; at: string; author: string },
  withdrawn = false,
): Promise<void> {
  await trx('fees').insert({
    ...{ town, service, title, kind, amount, amount_to: amountTo, formula, norm, checked, withdrawn },
    ...{ valid_from: validFrom, valid_to: validTo, reason: reason.trim() || null, ...who },
  })
}

const money = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const euro = (cents: number | null): string => money.format((cents ?? 0) / 100)

export function feeText({ kind, amount, amountTo, formula }: FeeTerms): string {
  if (kind === 'free') return 'gebührenfrei'
  if (kind === 'formula') return formula ?? ''
  return kind === 'range' ? `${euro(amount)} bis ${euro(amountTo)} EUR` : `${euro(amount)} EUR`
}
