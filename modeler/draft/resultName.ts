/** What the only answer of a decision table is called: the same name as at the step that asks it. */

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const decisionOf = (id: string): RegExp =>
  new RegExp(`<((?:\\w+:)?)decision\\s[^>]*\\bid="${quoted(id)}"[\\s\\S]*?</\\1decision>`)
const output = /<(?:\w+:)?output\s[^>]*>/g
const name = /(\sname=")([^"]*)(")/

/** Names that an expression can read. */
const readable = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** Null where there are several answers, whose names are told apart, or none that can be read. */
export function resultNameIn(content: string, decision: string): string | null {
  const outputs = decisionOf(decision).exec(content)?.[0].match(output) ?? []
  const found = outputs.length === 1 ? (name.exec(outputs[0])?.[2] ?? '') : ''
  return readable.test(found) ? found : null
}

/** The file as it was where there is no single answer, or the name could not be read. */
export function withResultName(content: string, decision: string, now: string): string {
  if (resultNameIn(content, decision) === null || !readable.test(now)) return content
  return content.replace(decisionOf(decision), (whole) =>
    whole.replace(output, (one) =>
      one.replace(name, (_all, before: string, _old, after: string) => before + now + after),
    ),
  )
}
