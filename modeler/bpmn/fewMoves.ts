/**
 * Siblings come into their order with as few moves as there are. bpmn-js moves everything behind an element that goes to the end
 * of the list, which a drop does: in a large drawing the browser then styled and laid out all of it anew.
 */
interface Child {
  readonly id: string
  readonly parent?: Parent
}
interface Parent extends Child {
  readonly children?: readonly Child[]
}
interface GraphicsFactory {
  updateContainments(elements: readonly Child[]): void
}
interface Registry {
  getGraphics(element: Child): Element
}

function fewMoves(graphicsFactory: GraphicsFactory, elementRegistry: Registry): void {
  const groupOf = (element: Child): Element | null => elementRegistry.getGraphics(element).parentElement
  graphicsFactory.updateContainments = (elements) => {
    for (const parent of new Set(elements.flatMap((element) => element.parent ?? [])))
      order((parent.children ?? []).flatMap((child) => groupOf(child) ?? []))
  }
}
fewMoves.$inject = ['graphicsFactory', 'elementRegistry']

/** Puts the nodes, all in one place, into this order. */
function order(wanted: readonly Element[]): void {
  const place = wanted[0]?.parentElement
  if (!place) return
  const now = new Map([...place.children].map((node, index) => [node, index]))
  const stay = longestRun(wanted.map((node) => now.get(node) ?? -1))
  let next: Element | null = null
  for (let index = wanted.length - 1; index >= 0; index--) {
    const node = wanted[index]
    if (!node) continue
    if (!stay.has(index) || node.parentElement !== place) place.insertBefore(node, next)
    next = node
  }
}

/** The indexes of a longest increasing run, negative numbers left out. */
export function longestRun(numbers: readonly number[]): ReadonlySet<number> {
  /** By length less one: where the run of this length with the smallest end ends. */
  const ends: number[] = []
  const before: number[] = []
  numbers.forEach((number, index) => {
    if (number < 0) return
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? -1] ?? Infinity) < number) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const run = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.add(index)
  return run
}

export const fewMovesModule = { __init__: ['fewMoves'], fewMoves: ['type', fewMoves] }
