/** A consistent copy of the SQLite file while servers write to it. */
import Sqlite from 'better-sqlite3'

/** Pages in one go; in between the servers write. */
const PORTION = 1_000

/** Throws when there is no such file, or the copy is not whole. */
export async function backup(file: string, to: string): Promise<void> {
  const source = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    await source.backup(to, { progress: () => PORTION })
  } finally {
    source.close()
  }
  const copy = new Sqlite(to, { readonly: true })
  try {
    const answer = copy.pragma('integrity_check', { simple: true })
    if (answer !== 'ok') throw new Error(`the copy is not whole: ${String(answer)}`)
  } finally {
    copy.close()
  }
}
