/** What the parser stumbled over in an expression, for people who have never heard of parsers. */
import type { FeelSyntaxError } from './compile.ts'

/** What is missing where a part was begun and not finished. */
const missing: Readonly<Record<string, string>> = {
  Comparison: 'ein Wert, mit dem verglichen wird',
  SimplePositiveUnaryTest: 'ein Wert, mit dem verglichen wird',
  ArithmeticExpression: 'ein Wert, mit dem gerechnet wird',
  Conjunction: 'das, was nach „and“ auch noch gelten soll',
  Disjunction: 'das, was nach „or“ sonst gelten kann',
  ParenthesizedExpression: 'die schließende Klammer „)“',
  FunctionInvocation: 'die schließende Klammer „)“',
  DateTimeLiteral: 'die schließende Klammer „)“',
  FilterExpression: 'die schließende Klammer „]“',
  List: 'die schließende Klammer „]“',
  Context: 'die schließende Klammer „}“',
  Interval: 'das Ende des Bereichs, zum Beispiel „[1..3]“',
  IfExpression: '„then“ mit dem, was dann gilt, oder „else“ mit dem, was sonst gilt',
  ForExpression: '„return“ mit dem, was für jeden Eintrag herauskommt',
  QuantifiedExpression: '„satisfies“ mit dem, was gelten soll',
  PositiveUnaryTests: 'ein Wert nach dem Komma',
}

/** What people write who know other languages, and mistakes with marks. */
const stumbles: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^"/, () => 'Zu diesem Anführungszeichen gehört ein zweites, oder davor fehlt ein Zeichen wie „=“.'],
  [/^[“”„‚‘']/, (found) => `Schreiben Sie statt ${found} das gerade Anführungszeichen ".`],
  [/^&/, () => 'Schreiben Sie „and“ statt „&&“.'],
  [/^\|/, () => 'Schreiben Sie „or“ statt „||“.'],
  [/^!/, () => 'Schreiben Sie „not(…)“ oder „!=“ statt „!“.'],
  [/^[)\]}]/, (found) => `Zu „${found}“ fehlt die öffnende Klammer.`],
  [/^(and|or)$/, (found) => `Vor „${found}“ fehlt, was gelten soll.`],
  [
    /^,/,
    () => 'Ein Komma steht nur in Listen und zwischen Angaben in Klammern; Nachkommastellen schreiben Sie mit Punkt.',
  ],
]

/** A German sentence: what is missing at the place, or what stands there and does not belong there. */
export function saySyntax(text: string, { message, from, to }: FeelSyntaxError): string {
  if (text.trim() === '') return 'Da steht nichts.'
  const unfinished = /^Incomplete <(\w+)>/.exec(message)?.[1]
  if (unfinished) return `Hier fehlt ${missing[unfinished] ?? 'noch etwas'}.`
  const found = text.slice(from, Math.max(to, from + 1)).trim()
  if (found === '') return 'Hier fehlt noch etwas.'
  const known = stumbles.find(([pattern]) => pattern.test(found))
  if (known) return known[1](found)
  const between = from > 0 ? ' Vielleicht fehlt davor ein Zeichen wie „=“, „+“ oder „and“.' : ''
  return `„${found}“ passt hier nicht.${between}`
}
