/** bpmn-engine with one user task and the same data, without storage and with its state kept in SQLite after every command: its best case. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as elements from 'bpmn-elements'
import { Engine } from 'bpmn-engine'
import { BpmnModdle } from 'bpmn-moddle'
import Serializer, { TypeResolver } from 'moddle-context-serializer'
import { flow, processOf } from '../engine/models.ts'
import { medianOf } from './runtime-figures.ts'
import { variables } from './runtime-town.ts'

const xml = processOf(`<startEvent id="S"/><userTask id="T"/><endEvent id="E"/>${flow('S', 'T')}${flow('T', 'E')}`)
const ROUNDS = 3
const CASES = 200

type Keep = (state: string) => void

async function cases(keep: Keep | null): Promise<number> {
  const parsed = await new BpmnModdle().fromXML(xml)
  const sourceContext = () => Serializer(parsed as never, TypeResolver(elements as never))
  const start = performance.now()
  for (let at = 0; at < CASES; at++) {
    const engine = new Engine({ name: 'peer', sourceContext: sourceContext(), variables } as never)
    const listener = new EventEmitter()
    const waiting = new Promise<{ signal(): void }>((resolve) => listener.once('activity.wait', resolve))
    const ended = new Promise((resolve, reject) => {
      engine.once('end', resolve)
      engine.once('error', reject)
    })
    await engine.execute({ listener } as never)
    const task = await waiting
    if (keep) keep(JSON.stringify(await engine.getState()))
    task.signal()
    await ended
    if (keep) keep(JSON.stringify(await engine.getState()))
  }
  return CASES / ((performance.now() - start) / 1000)
}

async function median(keep: Keep | null): Promise<number> {
  const rates: number[] = []
  for (let at = 0; at < ROUNDS; at++) rates.push(await cases(keep))
  return Math.round(medianOf(rates))
}

/** Cases per second. */
export async function peerRates(): Promise<{ readonly alone: number; readonly persisted: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-peer-'))
  const db = new Database(join(folder, 'peer.sqlite'))
  for (const line of ['journal_mode = WAL', 'synchronous = FULL']) db.pragma(line)
  db.exec('create table states (id integer primary key autoincrement, state text)')
  const insert = db.prepare('insert into states (state) values (?)')
  const alone = await median(null)
  const persisted = await median((state) => void insert.run(state))
  db.close()
  rmSync(folder, { recursive: true })
  return { alone, persisted }
}
