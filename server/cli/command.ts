/** What a command of `laufzettel` is. `main.ts` picks it by name and exits with what it answers. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

export type ExitCode = 0 | 1 | 2

/** Where a command writes and from where it reads relative paths. */
export interface CliIo {
  readonly cwd: string
  /** One line to standard output. */
  out(line: string): void
  /** One line to standard error. */
  err(line: string): void
}

type Options = NonNullable<ParseArgsConfig['options']>

export interface CliCommand {
  readonly name: string
  /** What `--help` prints. */
  readonly usage: string
  readonly options: Options
  run(args: readonly string[], io: CliIo): Promise<ExitCode>
}

type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>

interface Definition<O extends Options> {
  readonly name: string
  readonly usage: string
  readonly options: O
  run(parsed: Parsed<O>, io: CliIo): Promise<ExitCode>
}

/** A command with its options read: `--help` prints the usage, an unknown option is a sentence and exit status 2. */
export const defineCommand = <const O extends Options>({ name, usage, options, run }: Definition<O>): CliCommand => ({
  name,
  usage,
  options,
  async run(args, io) {
    if (args.includes('--help')) {
      io.out(usage)
      return 0
    }
    try {
      return await run(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }), io)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!(error instanceof UsageError) && !isParseError(error)) throw error
      io.err(`${isParseError(error) ? germanFor(error) : error.message}\n\n${usage}`)
      return 2
    }
  },
})

/** The command was called in a way that cannot be carried out: printed with the usage, exit status 2. */
export class UsageError extends Error {}

/** Node says in English what is wrong with an option; the part that people need is its name. */
function germanFor({ message }: Error): string {
  const option = /'([^']+)'/.exec(message)?.[1] ?? ''
  if (message.startsWith('Unknown option')) return `Die Option ${option} gibt es nicht.`
  if (message.includes('argument missing')) return `Zur Option ${option} fehlt ein Wert.`
  if (message.includes('does not take an argument')) return `Die Option ${option} braucht keinen Wert.`
  return message
}

const isParseError = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')
