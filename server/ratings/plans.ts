/** Who brings which service forward, until when, with which money. Rows are only added: what slipped, and why, stays. */
import { z } from 'zod'
import { rungs } from '../../analysis/index.ts'
import type { Context } from '../context.ts'

type Source = Pick<Context, 'db' | 'town'>

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const Plan = z.object({
  service: z.string(),
  owner: z.string().trim().min(1),
  due: Day,
  target: z.enum(rungs),
  how: z.string().trim().min(1),
  budgetYear: z.int().min(2000).max(2100).nullable(),
  plannedEur: z.int().min(0).nullable(),
  spentEur: z.int().min(0).nullable(),
  /** Why it changed; needed when the day moves. */
  reason: z.string().trim().nullable(),
  at: z.string(),
  author: z.string(),
})
export type Plan = z.infer<typeof Plan>

/** All rows by service, the oldest first. */
export async function plansOf({ db, town }: Source, until?: string): Promise<ReadonlyMap<string, readonly Plan[]>> {
  const query = db('plans').where({ town: town.id }).orderBy('id')
  const rows = (await (until === undefined ? query : query.andWhere('at', '<=', until))) as Row[]
  const plans = new Map<string, Plan[]>()
  for (const row of rows) plans.set(row.service, [...(plans.get(row.service) ?? []), toPlan(row)])
  return plans
}

export async function addPlan({ db, town }: Source, plan: Plan): Promise<void> {
  const { budgetYear, plannedEur, spentEur, ...rest } = Plan.parse(plan)
  await db('plans').insert({
    town: town.id,
    ...rest,
    budget_year: budgetYear,
    planned_eur: plannedEur,
    spent_eur: spentEur,
  })
}

export interface Slip {
  readonly service: string
  readonly was: string
  readonly due: string
  readonly reason: string
}

/** How the day of a plan moved: from the first to the last, with the last reason given. */
export function slipOf(plans: readonly Plan[]): Slip | null {
  const [first, last] = [plans[0], plans.at(-1)]
  if (!first || !last || last.due <= first.due) return null
  const reason = plans.findLast((plan) => plan.reason !== null)?.reason ?? 'kein Grund genannt'
  return { service: last.service, was: first.due, due: last.due, reason }
}

interface Row extends Omit<Plan, 'budgetYear' | 'plannedEur' | 'spentEur'> {
  readonly budget_year: number | null
  readonly planned_eur: number | null
  readonly spent_eur: number | null
}

const toPlan = (row: Row): Plan => ({
  service: row.service,
  owner: row.owner,
  due: row.due,
  target: row.target,
  how: row.how,
  budgetYear: row.budget_year,
  plannedEur: row.planned_eur,
  spentEur: row.spent_eur,
  reason: row.reason,
  at: row.at,
  author: row.author,
})
