/** The command line's entry: picks a command by its name and answers with an exit status. */
import type { CliIo, ExitCode } from './cli/command.ts'
import { commands } from './commands.ts'

const io: CliIo = {
  cwd: process.cwd(),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
}

// What reads us may stop reading (`| head`): then there is nothing left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** Runs `laufzettel <args>`; resolves to the exit status: 0 fine, 1 the answer is no, 2 it could not be asked. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (!command) return overview(args)
  try {
    return await (await command.load()).run(args.slice(command.name.split(' ').length), io)
  } catch (error) {
    if (process.env['LOG_LEVEL'] === 'debug') throw error
    io.err(error instanceof Error ? error.message : String(error))
    return 2
  }
}

function overview(args: readonly string[]): ExitCode {
  const asked = args.length === 0 || args[0] === '--help' || args[0] === '-h' || args[0] === 'help'
  // `store` alone means one of its own: `store list`, `store export` …
  const family = commands.filter(({ name }) => name.startsWith(`${args[0]} `))
  const lines = [
    'laufzettel <Befehl> [--help]',
    '',
    ...(family.length > 0 ? family : commands).map(({ name, does }) => `  ${name.padEnd(18)} ${does}`),
  ]
  if (asked) io.out(lines.join('\n'))
  else io.err([`Den Befehl "${args.join(' ')}" gibt es nicht.`, '', ...lines].join('\n'))
  return asked ? 0 : 2
}
