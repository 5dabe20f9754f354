/**
 * The runtime on its databases, in one process: cases with 4 KB of variables, a FEEL condition, an I/O mapping and the full trail.
 * `npm run -s bench -- runtime [--long] [--json] [--write] [--only=<part>]`
 */
import { type Databases, postgresServer, sqliteFiles, syncTime } from './runtime-databases.ts'
import { round } from './runtime-figures.ts'
import { loneClient, throughput } from './runtime-throughput.ts'

const databases: Databases[] = [sqliteFiles(), await postgresServer()]
try {
  console.log(`a synced write of 4 KB takes ${round(syncTime())} ms`)
  for (const one of databases) {
    console.log(JSON.stringify(await throughput(one)))
    console.log(JSON.stringify(await loneClient(one)))
  }
} finally {
  for (const one of databases) await one.close()
}
