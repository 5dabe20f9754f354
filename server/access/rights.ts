/** A right is role × office × domain. It is part of every query: who may see which case is decided here and nowhere else. */
import type { Knex } from 'knex'

export const roles = ['caseworker', 'clerk', 'lead', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

/** The role's name on screen. */
export const roleNames: Readonly<Record<Role, string>> = {
  caseworker: 'Sachbearbeitung',
  clerk: 'Bürgerbüro',
  lead: 'Leitung',
  manager: 'Digitalisierung',
  admin: 'Administration',
}

/** `*` as office or domain means all of them. */
export interface Grant {
  readonly role: Role
  readonly office: string
  readonly domain: string
}

export interface Staff {
  readonly account: number
  readonly login: string
  readonly name: string
  readonly grants: readonly Grant[]
}

export const hasRole = (staff: Staff, ...wanted: readonly Role[]): boolean =>
  staff.grants.some((grant) => wanted.includes(grant.role))

/** Offices in which the person is a caseworker; `*` means every office. */
export const officesOf = (staff: Staff): readonly string[] => [
  ...new Set(caseGrants(staff).map((grant) => grant.office)),
]

// Administrators see operation, leadership sees figures; neither sees cases by that role. Clerks see what they entered.
const caseGrants = (staff: Staff): readonly Grant[] => staff.grants.filter((grant) => grant.role === 'caseworker')

/** May this person work on cases of that office and domain? */
export function mayWorkOn(staff: Staff, of: { readonly office: string; readonly domain: string }): boolean {
  return caseGrants(staff).some((grant) => covers(grant.office, of.office) && covers(grant.domain, of.domain))
}

const covers = (granted: string, wanted: string): boolean => granted === '*' || granted === wanted

/** Narrows a query over `cases` to those the person may see as a caseworker of their office and domain. */
export function visibleCases(query: Knex.QueryBuilder, staff: Staff, table = 'cases'): Knex.QueryBuilder {
  return query.where((any) => {
    any.whereRaw('1 = 0')
    for (const { office, domain } of caseGrants(staff)) {
      any.orWhere((one) => {
        // A group of no conditions would be left out: whoever may see everything would see nothing.
        one.whereRaw('1 = 1')
        if (office !== '*') one.where(`${table}.office`, office)
        if (domain !== '*') one.where(`${table}.domain`, domain)
      })
    }
  })
}
