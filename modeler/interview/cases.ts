/** Where "sonst" and "oder falls …" belong: which decision gets the further case. */
import { addBranch, itemsOf, placeOf, replace } from '../table/edit.ts'
import type { ListId, Place } from '../table/flat.ts'
import { stops, type Block, type Branch, type Table } from '../table/table.ts'
import { asQuestion, newBranch } from '../table/typing.ts'
import { around } from './places.ts'

/** The table with the case, if it is a new one, and where its steps go. */
interface Case {
  readonly table: Table | null
  readonly next: Place
}

/** Null where no decision is near that could have the case. */
export function furtherCase(table: Table, place: Place, name: string | null): Case | null {
  for (const { block, branch } of decisionsAt(table, place)) {
    const found = name ? newCase(table, block, name) : otherCase(table, block, branch)
    if (found) return found
  }
  return null
}

interface Near {
  readonly block: Block
  /** The branch one stands in; -1 behind the decision. */
  readonly branch: number
}

/** The nearest first: the one just left by a case that ended, then those around; last one that was left while it goes on. */
function decisionsAt(table: Table, place: Place): readonly Near[] {
  const before = itemsOf(table, place.list)[place.index - 1]
  const left = before?.kind === 'block' && before.gateway !== 'parallel' ? [{ block: before, branch: -1 }] : []
  const lastTold = left[0]?.block.branches.findLast(({ items }) => items.length > 0)
  return lastTold && stops(lastTold.items)
    ? [...left, ...outwards(table, place.list)]
    : [...outwards(table, place.list), ...left]
}

function outwards(table: Table, list: ListId): readonly Near[] {
  const own = around(table, list)
  if (!own || list === 'main' || 'aside' in list) return []
  const here = own.block.gateway === 'parallel' ? [] : [{ block: own.block, branch: list.branch }]
  return [...here, ...outwards(table, own.place.list)]
}

/** "oder falls …" stands before "sonst". */
export function newCase(table: Table, block: Block, name: string): Case {
  const at = block.branches.at(-1)?.isDefault ? block.branches.length - 1 : block.branches.length
  return {
    table: addBranch(asCases(table, block, name), block.id, newBranch(name)),
    next: { list: { block: block.id, branch: at }, index: 0 },
  }
}

/** "A?" is answered by yes or no. With a further case it asks "A oder B?", and "ja" is called what was asked for. */
function asCases(table: Table, block: Block, name: string): Table {
  const place = placeOf(table, block.id)
  const { said, ...own } = block
  const [yes, no] = own.branches
  if (!place || !yes || !no) return table
  const branches = isYesOrNo(block, yes, no)
    ? [
        { ...yes, name: firstCase(block.what, said) },
        { ...no, name: 'sonst' },
      ]
    : block.branches
  const cases = branches.flatMap((one) => (one.isDefault ? [] : one.name))
  // A question that a person has worded stays.
  const what = branches !== block.branches || block.what === asked(cases) ? asked([...cases, name]) : block.what
  return replace(table, place, { ...own, what, branches })
}

/** As it was typed behind "falls", unless the question was worded anew since. */
const firstCase = (what: string, said: string | undefined): string =>
  said !== undefined && asQuestion(said) === what ? said : what.replace(/\?$/, '')

const asked = (cases: readonly string[]): string => asQuestion(`${cases.slice(0, -1).join(', ')} oder ${cases.at(-1)}`)

/** As "falls …" has made it: nobody has named the answers, or said when they hold. */
const isYesOrNo = ({ branches }: Block, yes: Branch, no: Branch): boolean =>
  branches.length === 2 && yes.name === 'ja' && yes.condition === null && no.name === 'nein' && no.isDefault

/** "sonst" is said once: null where it is told already. Whoever was led there by an empty row may say it all the same. */
function otherCase(table: Table, block: Block, here: number): Case | null {
  const told = block.branches.findIndex(({ isDefault }) => isDefault)
  const at = told < 0 ? block.branches.findIndex(({ items }, index) => index > here && items.length === 0) : told
  const next = (branch: number): Place => ({ list: { block: block.id, branch }, index: 0 })
  if (at < 0) return { table: addBranch(table, block.id, newBranch('sonst', true)), next: next(block.branches.length) }
  return block.branches[at]?.items.length === 0 ? { table: null, next: next(at) } : null
}
