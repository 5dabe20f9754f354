import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service } from '../bpmn/services.ts'
import { colour } from './markWay.ts'

/** Ids of elements by what happened to them. */
export interface Changes {
  readonly added: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly moved: ReadonlySet<string>
}

/** As in the page's legend; the page says the same in words. */
const colours = [
  ['added', { stroke: '#1f6b4a', fill: '#dff0e6' }],
  ['gone', { stroke: '#a3311d', fill: '#fbe4df' }],
  ['changed', { stroke: '#7a5300', fill: '#fdf0cf' }],
  ['moved', { stroke: '#1d4aab', fill: '#e4ebfb' }],
] as const

export function markChanges(viewer: NavigatedViewer, changes: Changes): void {
  for (const element of service(viewer, 'elementRegistry').getAll()) {
    const [, found] = colours.find(([kind]) => changes[kind].has(element.id)) ?? []
    if (!found || element.labelTarget || !element.di) continue
    // A filled lane would hide that only some of its steps have changed.
    colour(viewer, element, element.type === 'bpmn:Lane' ? { stroke: found.stroke } : found)
  }
}
