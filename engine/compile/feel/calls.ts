/** Calls of functions that do not exist, or with arguments that they do not take: both have no result. */
import { signatureOf, type Signature } from './functions.ts'
import type { FeelFinding } from './finding.ts'
import { boundIn, nameIn, walk, type FeelNode } from './tree.ts'
import { says } from '../problem.ts'

export function callFindings(tree: FeelNode): readonly FeelFinding[] {
  const bound = boundIn(tree)
  return [...walk(tree)].flatMap((node) => {
    const [called] = node.children
    if (node.kind !== 'FunctionInvocation' || called?.kind !== 'VariableName') return []
    const name = nameIn(called)
    if (bound.has(name)) return []
    const signature = signatureOf(name)
    return signature ? argumentFindings(node, name, signature) : [unknown(called, name)]
  })
}

function argumentFindings(call: FeelNode, name: string, signature: Signature): readonly FeelFinding[] {
  const named = call.children.find(({ kind }) => kind === 'NamedParameters')
  if (named) return named.children.filter(({ kind }) => kind === 'NamedParameter').flatMap(strange(name, signature))
  const given = call.children.find(({ kind }) => kind === 'PositionalParameters')?.children.length ?? 0
  const { parameters, any, fewest } = signature
  if (given >= fewest && (any || given <= parameters.length)) return []
  return [wrongCount(call, name, given, signature)]
}

const strange =
  (name: string, { parameters }: Signature) =>
  (parameter: FeelNode): readonly FeelFinding[] => {
    const called = parameter.children[0] ? nameIn(parameter.children[0]) : ''
    if (parameters.some((one) => one.replace('...', '') === called)) return []
    return [
      {
        code: 'feel-arguments',
        at: parameter,
        reason: says(
          `Die Funktion „${name}“ kennt keine Angabe „${called}“ und hat deshalb kein brauchbares Ergebnis.`,
          `The function "${name}" has no parameter "${called}" and therefore no usable result.`,
        ),
        instead: says(`Sie kennt: ${parameters.join(', ')}.`, `It has: ${parameters.join(', ')}.`),
      },
    ]
  }

function unknown(at: FeelNode, name: string): FeelFinding {
  return {
    code: 'feel-unknown-function',
    at,
    reason: says(
      `Die Funktion „${name}“ gibt es nicht; der Ausdruck hat kein Ergebnis.`,
      `There is no function "${name}"; the expression has no result.`,
    ),
    instead: says(
      'Prüfen Sie den Namen; FEEL schreibt Namen klein.',
      'Check the name; FEEL writes names in small letters.',
    ),
  }
}

function wrongCount(at: FeelNode, name: string, given: number, { parameters, fewest }: Signature): FeelFinding {
  const shown = parameters.length > 0 ? `${name}(${parameters.join(', ')})` : `${name}()`
  const many = given < fewest ? says('zu wenige', 'too few') : says('zu viele', 'too many')
  return {
    code: 'feel-arguments',
    at,
    reason: says(
      `Die Funktion „${name}“ bekommt ${many.de} Angaben (${given}) und hat deshalb kein brauchbares Ergebnis.`,
      `The function "${name}" is given ${many.en} arguments (${given}) and therefore has no usable result.`,
    ),
    instead: says(`Schreiben Sie ${shown}.`, `Write ${shown}.`),
  }
}
