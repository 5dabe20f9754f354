/** The key with which a server signs checkpoints. It lies in a file, never in the database: who can write there must not be able to sign. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Settings } from '../settings.ts'

export interface SigningKey {
  readonly private: KeyObject
  readonly public: PublicKey
}

export interface PublicKey {
  readonly key: KeyObject
  /** SHA-256 of the key in DER form: by this name checkpoints mention it. */
  readonly fingerprint: string
  readonly pem: string
}

/** The file of the setting, else one for the town in the data folder. */
export const keyFile = ({ checkpoints, dataDir, town }: Settings): string =>
  checkpoints.keyFile ?? join(dataDir, `${town}.checkpoint-key.pem`)

/** Reads the key of this installation, and makes it when there is none yet. Throws when the file holds no Ed25519 key. */
export async function signingKey(settings: Settings): Promise<SigningKey> {
  return (await readSigningKey(settings)) ?? makeSigningKey(settings)
}

/** The key of this installation; null when none was made yet. */
export async function readSigningKey(settings: Settings): Promise<SigningKey | null> {
  const pem = await readFile(keyFile(settings), 'utf8').catch(missing)
  if (pem === null) return null
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyFile(settings)} holds no Ed25519 key`)
  return { private: key, public: describe(createPublicKey(key)) }
}

async function makeSigningKey(settings: Settings): Promise<SigningKey> {
  const file = keyFile(settings)
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  await mkdir(dirname(file), { recursive: true })
  // Two servers that start at once keep the key of whoever was first.
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const made = await readSigningKey(settings)
  if (!made) throw new Error(`${file} could not be read after it was written`)
  return made
}

/** A public key from PEM, such as one that an export names. */
export const publicKey = (pem: string): PublicKey => describe(createPublicKey(pem))

function describe(key: KeyObject): PublicKey {
  const fingerprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  return { key, fingerprint, pem: key.export({ type: 'spki', format: 'pem' }).toString() }
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
