/** Runs the rule set "Verwaltung" over a file, by bpmnlint. */
import Linter from 'bpmnlint/lib/linter.js'
import type { Moddle } from '../bpmn/services.ts'
import type { Mend, Rule, Town } from './rule.ts'
import { rules } from './rules/index.ts'

export interface Finding {
  readonly rule: Rule
  /** Id of the element. */
  readonly element: string
  readonly says: string
  readonly mend?: Mend
}

const named = new Map(rules.map((rule) => [rule.name, rule]))

const linterOf = (town: Town): Linter =>
  new Linter({
    config: { rules: Object.fromEntries(rules.map(({ name }) => [`verwaltung/${name}`, 'warn'])) },
    resolver: {
      resolveRule: (_package, name) => asLintRule(named.get(name), town),
      resolveConfig: () => ({}),
    },
  })

/** What of the file breaks a rule, in the order of the rules. `definitions` is the root of the file as bpmn-moddle reads it. */
export async function lint(definitions: Moddle, town: Town = { offices: [] }): Promise<readonly Finding[]> {
  const results = await linterOf(town).lint(definitions)
  return rules.flatMap((rule) => (results[`verwaltung/${rule.name}`] ?? []).map((report) => finding(rule, report)))
}

interface Reported {
  readonly id?: string
  readonly message: string
  readonly category: string
  readonly mend?: Mend
}

/** bpmnlint answers a rule that throws with a report of its own; that is a mistake of ours and must be seen. */
function finding(rule: Rule, { id, message, category, mend }: Reported): Finding {
  if (category === 'rule-error' || id === undefined) throw new Error(`rule ${rule.name}: ${message}`)
  return { rule, element: id, says: message, ...(mend ? { mend } : {}) }
}

function asLintRule(rule: Rule | undefined, town: Town): ReturnType<Linter.Resolver['resolveRule']> {
  if (!rule) throw new Error('unknown rule')
  return () => ({
    check: (node: Moddle, reporter: Linter.Reporter) =>
      rule.check(node, (element, says, mend) => reporter.report(element.id, says, mend ? { mend } : {}), town),
  })
}
