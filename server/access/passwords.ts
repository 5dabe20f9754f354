/** Passwords of local accounts: argon2id with the library's defaults (OWASP's minimum and above). */
import { hash, verify } from '@node-rs/argon2'

export const hashPassword = (password: string): Promise<string> => hash(password)

export const checkPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password).catch(() => false)

// Checked when the login does not exist, so that the answer takes as long as for one that does.
let decoy: Promise<string> | null = null

export async function checkNothing(password: string): Promise<false> {
  decoy ??= hash('nobody has this password')
  await verify(await decoy, password).catch(() => false)
  return false
}
