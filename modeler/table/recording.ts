/** Changes to a file that can be taken back and done again, in order: one edit of the table is one step to undo. */
import type { Moddle } from '../bpmn/moddle.ts'

interface Change {
  readonly target: Moddle
  readonly property: string
  readonly before: unknown
  readonly after: unknown
}

export interface Recording {
  set(target: Moddle, property: string, value: unknown): void
  add(target: Moddle, property: string, value: Moddle): void
  remove(target: Moddle, property: string, value: Moddle): void
  undo(): void
  redo(): void
  /** Whether anything was changed. */
  changed(): boolean
  /** Everything that was changed. */
  targets(): ReadonlySet<Moddle>
}

export function createRecording(): Recording {
  const changes: Change[] = []
  const set = (target: Moddle, property: string, value: unknown): void => {
    const before = read(target, property)
    if (before === value) return
    changes.push({ target, property, before, after: value })
    write(target, property, value)
  }
  const items = (target: Moddle, property: string): readonly Moddle[] =>
    target.get<Moddle[] | undefined>(property) ?? []
  return {
    set,
    add: (target, property, value) => set(target, property, [...items(target, property), value]),
    remove(target, property, value) {
      const present = items(target, property)
      if (present.includes(value))
        set(
          target,
          property,
          present.filter((other) => other !== value),
        )
    },
    undo: () => [...changes].reverse().forEach(({ target, property, before }) => write(target, property, before)),
    redo: () => changes.forEach(({ target, property, after }) => write(target, property, after)),
    changed: () => changes.length > 0,
    targets: () => new Set(changes.map(({ target }) => target)),
  }
}

// The parent is no property of the file, so moddle would not find it.
const read = (target: Moddle, property: string): unknown =>
  property === '$parent' ? target.$parent : target.get<unknown>(property)

function write(target: Moddle, property: string, value: unknown): void {
  if (property !== '$parent') target.set(property, value)
  else if (value) target.$parent = value as Moddle
  else delete target.$parent
}
