/** Whoever does not edit a process now changes nothing in its draft, however old their tab is. */
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { living } from './store.ts'

/** Who wants to change the draft; without a tab it is a page or a program, which stands beside the person's own tabs. */
export interface Writer {
  readonly login: string
  readonly tab?: string | undefined
}

/** Throws `edited-by-other` while another tab edits. */
export async function mayWrite(
  of: Pick<Context, 'db' | 'town' | 'clock'>,
  process: string,
  { login, tab }: Writer,
): Promise<void> {
  const held = await living(of, process)
  if (!held || held.tab === tab || (tab === undefined && held.login === login)) return
  throw new Failure('edited-by-other')
}
