/**
 * Data stores: a store is a named table of the town, and an association with one reads or writes it. `lz:key` says which row; without it the
 * whole table is meant, a context of rows by key. The source sees the store under its name; without transformation what it sees is copied.
 */
import { complainOf, formal, isPlaceholder, variableOf } from './data.ts'
import { optionalExpression } from './expression.ts'
import { node, nodes, text, type Node } from './moddle.ts'
import type { Report } from './problem.ts'
import type { Mapping, StoreAccess } from '../core/model.ts'

export const isStore = (end: Node | undefined): boolean => end?.$type === 'bpmn:DataStoreReference'

export function storeMappings(into: Report, element: string, association: Node): readonly Mapping[] {
  const sources = nodes(association, 'sourceRef')
  const target = node(association, 'targetRef')
  const stores = [...sources, target].filter(isStore)
  if (stores.length !== 1 || sources.length > 1 || nodes(association, 'assignment').length > 0)
    return tooMuch(into, element)
  const access = accessOf(into, element, association, stores[0])
  if (!access) return []
  return isStore(target) ? writing(into, element, association, access) : reading(into, element, association, access)
}

function accessOf(into: Report, element: string, association: Node, reference: Node | undefined): StoreAccess | null {
  const store = text(node(reference, 'dataStoreRef'), 'name') ?? text(reference, 'name')
  if (store !== undefined) return { store, key: optionalExpression(into, element, text(association, 'key')) }
  complainOf(
    into,
    element,
    'data-store-name',
    ['Der Datenspeicher hat keinen Namen.', 'The data store has no name.'],
    ['Benennen Sie ihn wie die Tabelle der Stadt.', 'Name it like the table of the town.'],
  )
  return null
}

/** A line that was only drawn and given a key gives a variable called like the store. */
function reading(into: Report, element: string, association: Node, reads: StoreAccess): readonly Mapping[] {
  const target = node(association, 'targetRef')
  const transformation = node(association, 'transformation')
  const source = transformation ? formal(into, element, transformation) : reads.store
  const variable = target && !isPlaceholder(target) ? variableOf(target) : reads.store
  return source === null ? [] : [{ source, target: variable, reads }]
}

function writing(into: Report, element: string, association: Node, writes: StoreAccess): readonly Mapping[] {
  const transformation = node(association, 'transformation')
  const [source] = nodes(association, 'sourceRef')
  const value = transformation ? formal(into, element, transformation) : source ? variableOf(source) : undefined
  if (value === undefined)
    complainOf(
      into,
      element,
      'data-store-value',
      [
        'Es ist nicht gesagt, was in den Datenspeicher geschrieben wird.',
        'It does not say what is written into the data store.',
      ],
      ['Geben Sie einen Wert an (sourceRef oder transformation).', 'Give a value (sourceRef or transformation).'],
    )
  return value === undefined || value === null ? [] : [{ source: value, target: writes.store, writes }]
}

function tooMuch(into: Report, element: string): readonly Mapping[] {
  complainOf(
    into,
    element,
    'data-store-association',
    [
      'Eine Datenzuordnung mit einem Datenspeicher hat genau eine Quelle, ein Ziel und keine Zuweisungen (assignment).',
      'A data association with a data store has exactly one source, one target and no assignments.',
    ],
    ['Teilen Sie sie auf, oder rechnen Sie in „transformation“.', 'Split it, or compute in "transformation".'],
  )
  return []
}
