/** Every command of `laufzettel`. `docs/commands.md` is held against it by a test. */
import { catalogueImport } from './cli/catalogue.ts'
import { check } from './cli/check.ts'
import type { CliCommand } from './cli/command.ts'
import { decide } from './cli/decide.ts'
import { demo } from './cli/demo.ts'
import { deploy } from './cli/deploy.ts'
import { migrate } from './cli/migrate.ts'
import { rehearse } from './cli/rehearse.ts'
import { reportOzg } from './cli/report.ts'
import { serve } from './cli/serve.ts'
import { userAdd } from './cli/user.ts'

export const commands: readonly CliCommand[] = [
  serve,
  demo,
  migrate,
  deploy,
  check,
  rehearse,
  decide,
  catalogueImport,
  reportOzg,
  userAdd,
]
