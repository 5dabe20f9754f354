/** Tables as nobody would tell them, for properties that must hold for all. */
import fc from 'fast-check'
import type { Item, Table } from '../../../modeler/table/table.ts'
import { back, branch, end, falls, start, step, table, together, wait } from './build.ts'

const roles = ['Bürgerbüro', 'Gewerbeamt', 'Stadtkasse', 'Sachgebietsleitung'] as const
const who = fc.constantFrom(...roles)
const what = fc.constantFrom(
  'Antrag prüfen',
  'Gebühr berechnen und buchen',
  'Bescheid ausfertigen, unterschreiben, zustellen',
  'Ablegen',
  'Unterlagen nachfordern',
)
const question = fc.constantFrom('Vollständig?', 'Erlaubnis nötig?', 'Liegen alle Unterlagen vor?', 'Zahlt sofort?')

type Plan =
  | { kind: 'step' | 'wait'; who: string; what: string }
  | { kind: 'falls' | 'together'; who: string; what: string; parts: { plans: Plan[]; close: 'on' | 'end' | 'back' }[] }

const plans: fc.Memo<Plan[]> = fc.memo((depth) =>
  fc.array(plan(depth > 1 ? depth : 1), { minLength: depth === 3 ? 1 : 0, maxLength: 4 }),
)
const leaf = fc.record({ kind: fc.constantFrom('step' as const, 'step' as const, 'wait' as const), who, what })
const plan: fc.Memo<Plan> = fc.memo((depth) =>
  depth <= 1 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: blockPlan(depth - 1) }),
)
const blockPlan = (depth: number): fc.Arbitrary<Plan> =>
  fc.record({
    kind: fc.constantFrom('falls' as const, 'falls' as const, 'together' as const),
    who,
    what: question,
    parts: fc.array(
      fc.record({
        plans: plans(depth),
        close: fc.constantFrom('on' as const, 'on' as const, 'end' as const, 'back' as const),
      }),
      { minLength: 2, maxLength: 3 },
    ),
  })

export const randomTable: fc.Arbitrary<Table> = plans(3).map((all) =>
  table(start('Bürgerbüro', 'Antrag geht ein'), ...build(all, []), end('Gewerbeamt', 'Erledigt')),
)

/** Only the first branch may end or go back, so that there is a way on; nothing leaves a parallel part. */
function build(all: readonly Plan[], before: readonly Item[], parallel = false): readonly Item[] {
  const items: Item[] = []
  for (const one of all) {
    if (one.kind === 'step') items.push(step(one.who, one.what))
    else if (one.kind === 'wait') items.push(wait(one.who, one.what))
    else if (one.kind === 'together')
      items.push(together(one.who, ...one.parts.map(({ plans: inner }) => build(inner, [], true))))
    else if (one.kind === 'falls') {
      const known = [...before, ...items].filter((item) => item.kind === 'step')
      items.push(
        falls(
          one.who,
          one.what,
          ...one.parts.map(({ plans: inner, close }, index) => {
            const body = build(inner, known, parallel)
            const target = known.at(-2) ?? known[0]
            if (index === 0 && close === 'back' && target) return branch('nein', [...body, back(target)])
            return branch(
              `Fall ${index}`,
              index === 0 && close === 'end' && !parallel ? [...body, end(one.who, 'Abgelehnt')] : body,
            )
          }),
        ),
      )
    }
  }
  return items
}
