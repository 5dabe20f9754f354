/** The Ist diagram of a process: how the procedure runs today, on paper. It lies in the process's folder and is only looked at. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../processes', import.meta.url))

/** The BPMN of `processes/<key>/ist.bpmn`; null when there is none. The key comes from `keyOf` and holds no slash. */
export async function actualDiagram(key: string): Promise<string | null> {
  return readFile(join(folder, key, 'ist.bpmn'), 'utf8').catch(() => null)
}
