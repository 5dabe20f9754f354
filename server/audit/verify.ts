/** Verifies a town: every case, that none is missing, and the checkpoints. Runs beside the work, case by case. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'
import { caseNumber } from '../runtime/index.ts'
import type { Exported } from './exports.ts'
import { finding, type Finding } from './finding.ts'
import type { PublicKey } from './keys.ts'
import { modelsOf } from './models.ts'
import { missingDeliveries, strayRows, tablesOfCases } from './records.ts'
import { verifyCase } from './verify-case.ts'
import { verifyCheckpoints } from './verify-checkpoints.ts'

export interface VerifyReport {
  readonly cases: number
  readonly steps: number
  /** Cases of which only the chain could be checked, since payloads have been erased. */
  readonly erased: number
  readonly checkpoints: number
  readonly findings: readonly Finding[]
}

export interface VerifyInput {
  readonly db: Db
  readonly town: Town
  /** Keys whose signatures count. */
  readonly keys: readonly PublicKey[]
  /** Checkpoints that were kept elsewhere. */
  readonly exported?: readonly Exported[]
}

export async function verify({ db, town, keys, exported = [] }: VerifyInput): Promise<VerifyReport> {
  const { checkpoints, findings: found, witnesses } = await verifyCheckpoints(db, town, keys, exported)
  const { byId: models, findings: changed } = await modelsOf(db, town)
  const findings: Finding[] = [...found, ...changed]
  const present = await db('cases').where({ town: town.id }).orderBy('id').pluck<number[]>('id')
  const lost = await lostCases(db, town)
  const ids = [...new Set([...present, ...lost, ...witnesses.keys()])].sort((a, b) => a - b)
  let [steps, erased] = [0, 0]
  for (const id of ids) {
    const one = await verifyCase({ db, town, id, witnesses: witnesses.get(id) ?? [], models })
    steps += one.steps
    if (one.erased) erased++
    findings.push(...one.findings)
  }
  findings.push(
    ...(await missingNumbers(db, town)),
    ...(await missingDeliveries(db, town)),
    ...(await strayRows(db, town)),
  )
  return { cases: present.length, steps, erased, checkpoints, findings }
}

/** Cases of which there are rows, but not their own. */
async function lostCases(db: Db, town: Town): Promise<number[]> {
  const found: number[] = []
  for (const table of tablesOfCases) {
    const cases = db('cases').whereRaw(`cases.town = ${table}.town and cases.id = ${table}.case_id`)
    const rows = db(table)
      .where({ town: town.id })
      .whereNotNull('case_id')
      .whereNotExists(cases.select(db.raw('1')))
    found.push(...(await rows.distinct('case_id').pluck<number[]>('case_id')))
  }
  return found
}

/** Case numbers have no gaps within a year, so that a case that is gone with all of its rows shows. */
async function missingNumbers(db: Db, town: Town): Promise<Finding[]> {
  const counters = await db('counters')
    .where({ town: town.id })
    .where('name', 'like', 'case-%')
    .orderBy('name')
    .select<{ name: string; value: number }[]>('name', 'value')
  const findings: Finding[] = []
  for (const { name, value } of counters) {
    const year = Number(name.slice('case-'.length))
    const known = new Set(
      await db('cases').where({ town: town.id }).where('number', 'like', `V-${year}-%`).pluck<string[]>('number'),
    )
    for (let counted = 1; counted <= value; counted++)
      if (!known.has(caseNumber(year, counted)))
        findings.push(finding('case-missing', { case: caseNumber(year, counted) }))
  }
  return findings
}
