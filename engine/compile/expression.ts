/** Attributes that hold FEEL after `=`, or a plain text. */
import { text, type Node } from './moddle.ts'
import { feelFindings } from './feel/findings.ts'
import { placeIn, report, says, type Report } from './problem.ts'
import type { ElementId } from '../core/ids.ts'
import { syntaxError } from '../feel/compile.ts'
import { saySyntax } from '../feel/say-syntax.ts'

/** FEEL without the leading `=`; a plain text becomes a FEEL string literal. Syntax errors are reported. */
export function expression(into: Report, element: ElementId, value: string): string {
  if (!value.startsWith('=')) return literal(value)
  return checked(into, element, value.slice(1).trim())
}

/** As `expression`, of a formal expression: one that says it is FEEL is FEEL without `=` too. */
export function formalExpression(into: Report, element: ElementId, from: Node | undefined, value: string): string {
  return text(from, 'language') === undefined ? expression(into, element, value) : condition(into, element, value)
}

export function optionalExpression(into: Report, element: ElementId, value: string | undefined): string | null {
  return value === undefined ? null : expression(into, element, value)
}

/** Conditions are FEEL with or without the leading `=`. */
export function condition(into: Report, element: ElementId, value: string): string {
  return checked(into, element, value.replace(/^=/, '').trim())
}

/** Reports a syntax error of a FEEL expression with its place, else what can be said of it before it runs. */
export function checked(into: Report, element: ElementId, feel: string): string {
  const error = syntaxError(feel)
  if (error) {
    const at = placeIn(feel, error.from)
    report(into, {
      element,
      code: 'feel-syntax',
      reason: says(
        `Der Ausdruck „${feel}“ ist nicht lesbar (${at.de}): ${saySyntax(feel, error)}`,
        `The expression "${feel}" is not valid FEEL (${at.en}: ${error.message}).`,
      ),
      instead: /^[$#]\{/.test(feel)
        ? says('Schreiben Sie den Ausdruck in FEEL: ohne ${…}.', 'Write the expression in FEEL: without ${…}.')
        : says('Berichtigen Sie den Ausdruck an dieser Stelle.', 'Correct the expression at this place.'),
      expression: feel,
      place: { from: error.from, to: error.to },
    })
  } else reportFindings(into, element, feel)
  return feel
}

function reportFindings(into: Report, element: ElementId, feel: string): void {
  for (const { code, at, reason, instead } of feelFindings(feel)) {
    const where = placeIn(feel, at.from)
    const about = says(
      `Ausdruck „${feel}“, ${where.de}: ${reason.de}`,
      `Expression "${feel}", ${where.en}: ${reason.en}`,
    )
    const place = { from: at.from, to: at.to }
    report(into, { element, code, reason: about, instead, expression: feel, place }, 'warning')
  }
}

/** A text as a FEEL string literal; JSON's escapes are FEEL's. */
export function literal(value: string): string {
  return JSON.stringify(value)
}

/** Whether a BPMN expression is in FEEL, which it is when it says nothing else; another language is reported. */
export function isFeel(into: Report, element: ElementId, from: Node): boolean {
  const language = text(from, 'language')
  if (language === undefined || /feel/i.test(language)) return true
  report(into, {
    element,
    code: 'expression-language',
    reason: says(`Der Ausdruck ist in „${language}“ geschrieben.`, `The expression is written in "${language}".`),
    instead: says(
      'Schreiben Sie ihn in FEEL, ohne Angabe einer Sprache.',
      'Write it in FEEL, without naming a language.',
    ),
  })
  return false
}
