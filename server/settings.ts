/** Every setting of the program in one table: name, meaning, default and check. `docs/settings.md` is held against it by a test. */
import { join } from 'node:path'
import { z } from 'zod'

interface Setting {
  readonly means: string
  readonly schema: z.ZodType<string, string | undefined>
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port between 1 and 65535')
  .refine((text) => Number(text) >= 1 && Number(text) <= 65535, 'must be a port between 1 and 65535')
const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number between ${least} and ${most}`,
    )
const url = z.url({ protocol: /^https?$/, error: 'must be an address such as https://laufzettel.example.de' })
const database = z.string().regex(/^(postgres(ql)?:\/\/|sqlite:)/, 'must begin with postgres:// or sqlite:')

export const settingsTable = {
  PORT: { means: 'Port on which the pages are served.', schema: port.default('3000') },
  HOST: { means: 'Address the server listens on.', schema: z.string().min(1).default('127.0.0.1') },
  DATA_DIR: { means: 'Folder for the SQLite file.', schema: z.string().min(1).default('data') },
  DATABASE_URL: {
    means: 'Database; empty means a SQLite file in DATA_DIR.',
    schema: database.or(z.literal('')).default(''),
  },
  PUBLIC_URL: {
    means: 'Address that links and QR codes use; empty means http://localhost:PORT.',
    schema: url.or(z.literal('')).default(''),
  },
  TOWN: {
    means: 'Key of the town that this server serves.',
    schema: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'may hold a-z, 0-9 and -')
      .default('wittlich'),
  },
  SMTP_URL: {
    means: 'Mail server, such as smtp://localhost:25; empty means that mails are written to the log only.',
    schema: z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .or(z.literal(''))
      .default(''),
  },
  MAIL_FROM: { means: 'Sender of mails.', schema: z.string().min(3).default('laufzettel@localhost') },
  SCRIPT_MILLISECONDS: {
    means: 'How long a JavaScript script of a process may run, in milliseconds; then it is an incident.',
    schema: whole(10, 60_000).default('1000'),
  },
  SCRIPT_MEGABYTES: {
    means: 'How much memory such a script may take, in megabytes.',
    schema: whole(1, 512).default('32'),
  },
  CACHE_MB: {
    means: 'How much text of running cases stays in memory, in megabytes; as objects it takes about three times that.',
    schema: whole(0, 16_384).default('48'),
  },
  CHECKPOINT_TIME: {
    means: 'When the daily checkpoint of all cases is signed, town time.',
    schema: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 03:00')
      .default('03:00'),
  },
  CHECKPOINT_KEY: {
    means: 'File with the Ed25519 key that signs checkpoints; empty means a file in DATA_DIR, made at the first start.',
    schema: z.string().default(''),
  },
  LOG_LEVEL: {
    means: 'How much is logged.',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settingsTable

export interface Settings {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string
  readonly dataDir: string
  readonly publicUrl: string
  readonly town: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly script: { readonly milliseconds: number; readonly megabytes: number }
  /** Of running cases in memory. */
  readonly cacheMegabytes: number
  /** A clock time, and the file with the key when it does not lie in the data folder. */
  readonly checkpoints: { readonly time: string; readonly keyFile: string | null }
  readonly logLevel: string
}

/** A setting has a value that the program cannot use; the message names it and says what it must be. */
export class WrongSetting extends Error {}

/** Reads the settings from the environment. Throws `WrongSetting` with one sentence for each that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = []
  const get = (name: SettingName): string => {
    const parsed = settingsTable[name].schema.safeParse(environment[name])
    if (parsed.success) return parsed.data
    problems.push(
      `Setting ${name}="${environment[name] ?? ''}" ${parsed.error.issues[0]?.message ?? 'is wrong'}. ${settingsTable[name].means}`,
    )
    return ''
  }

  const dataDir = get('DATA_DIR')
  const settings: Settings = {
    port: Number(get('PORT')),
    host: get('HOST'),
    dataDir,
    databaseUrl: get('DATABASE_URL') || `sqlite:${join(dataDir, 'laufzettel.sqlite')}`,
    publicUrl: (get('PUBLIC_URL') || `http://localhost:${get('PORT')}`).replace(/\/$/, ''),
    town: get('TOWN'),
    smtpUrl: get('SMTP_URL') || null,
    mailFrom: get('MAIL_FROM'),
    script: { milliseconds: Number(get('SCRIPT_MILLISECONDS')), megabytes: Number(get('SCRIPT_MEGABYTES')) },
    cacheMegabytes: Number(get('CACHE_MB')),
    checkpoints: { time: get('CHECKPOINT_TIME'), keyFile: get('CHECKPOINT_KEY') || null },
    logLevel: get('LOG_LEVEL'),
  }
  if (problems.length > 0) throw new WrongSetting(problems.join('\n'))
  return settings
}
