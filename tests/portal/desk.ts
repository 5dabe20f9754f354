/** What the office does while a citizen waits, straight through the runtime. */
import type { Variables } from '../../engine/index.ts'
import type { TestApp } from '../support/app.ts'

export async function caseId({ context: { db } }: TestApp, number: string): Promise<number> {
  const row = (await db('cases').where({ number }).first('id')) as { id: number } | undefined
  if (!row) throw new Error(`there is no case ${number}`)
  return row.id
}

/** Completes the waiting task of an element, and lets everything due happen. */
export async function complete(app: TestApp, number: string, element: string, variables: Variables): Promise<void> {
  const { runtime } = app.context
  await runtime.drain()
  const id = await caseId(app, number)
  const { case: state } = await runtime.load(id)
  const wait = Object.values(state.waits).find(({ on, until }) => on === element && until.kind === 'task')
  if (!wait)
    throw new Error(
      `${number} has no task ${element}: ${Object.values(state.waits)
        .map(({ on }) => on)
        .join()}`,
    )
  await runtime.send(id, { type: 'resume', wait: wait.id, variables, by: 'ada' }, 'ada')
  await runtime.drain()
}

export const missing = 'Nachweis über Rasse oder Mischung des Hundes'

/** Brings a case to where it waits for the citizen's papers; `letter` when the person wants letters, which somebody posts. */
export async function askForPapers(app: TestApp, number: string, { letter } = { letter: false }): Promise<void> {
  await complete(app, number, 'DublettenPruefen', { dublettenErgebnis: 'neu' })
  await complete(app, number, 'AngabenPruefen', { pruefung: 'nachfordern', fehlend: [missing], fehlendText: '' })
  if (letter) await complete(app, number, 'UnterlagenNachfordernAbsenden', {})
}
