/** A connection of its own for large transactions: while they are written and waited for, the process goes on. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { transact } from './transact.mjs'

const connection = new Database(workerData.file)
for (const line of workerData.pragmas) connection.pragma(line)

const known = new Map()
function prepare(sql) {
  const statement = known.get(sql) ?? connection.prepare(sql)
  known.set(sql, statement)
  return statement
}

function answer(work) {
  try {
    return { undone: transact(connection, prepare, work) }
  } catch ({ message, code }) {
    return { message, code }
  }
}

parentPort.on('message', (work) => parentPort.postMessage(answer(work)))
parentPort.postMessage('ready')
