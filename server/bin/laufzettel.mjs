#!/usr/bin/env node
/** The command line: TypeScript runs as it is, through tsx. */
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../main.ts')
process.exitCode = await main(process.argv.slice(2))
