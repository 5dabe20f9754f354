/** A row of the table as it is seen: number, sign, and a cell for each column it has. */
import type { VNode } from 'preact'
import { figureSources } from '../../engine/drawing/facts.ts'
import type { Row } from '../table/flat.ts'
import { sayOutOfOrder, writeShare } from '../table/minutes.ts'
import { everyItem, type Block, type Step, type Table } from '../table/table.ts'
import { verbIn, verbs } from '../table/verbs.ts'
import { Cell } from './Cell.tsx'
import { columns, hasColumn, isFigure, type Column } from './columns.ts'
import type { Decisions } from './decisions.ts'
import { TalkMark } from '../together/TalkMark.tsx'
import { VerbIcon, type RowIcon } from './VerbIcon.tsx'

export interface RowProps {
  readonly row: Row
  readonly table: Table
  readonly numbers: ReadonlyMap<string, number>
  readonly selected: boolean
  readonly onCell: (row: Row, column: string, text: string) => void
  readonly onFocus: (row: Row) => void
  /** How many comments are open at it. */
  readonly comments: number
  readonly onTalk: (id: string) => void
  readonly decisions: Decisions
}

export function RowView(props: RowProps): VNode {
  const { row, selected } = props
  const number = 'number' in row ? row.number : null
  return (
    <tr class={`lz-row lz-row--${row.kind}${selected ? ' lz-row--selected' : ''}`} data-row={row.key}>
      <th scope="row" class="lz-row__number">
        {number ?? <span class="lz-unseen">{unnumbered(row)}</span>}
        {props.comments > 0 && 'item' in row && row.kind !== 'jump' && (
          <TalkMark count={props.comments} about={call(row)} onClick={() => props.onTalk(row.item.id)} />
        )}
      </th>
      {row.kind === 'step' ? <StepCells {...props} step={row.item} /> : <OtherCells {...props} />}
    </tr>
  )
}

const unnumbered = (row: Row): string => {
  if (row.kind === 'step') return row.item.part === 'start' ? 'Auslöser' : 'Ergebnis'
  return { block: '', branch: 'Zweig', jump: 'Sprung', aside: 'Nur im Diagramm' }[row.kind]
}

function StepCells(props: RowProps & { step: Step }): VNode {
  const { row, step, onCell, onFocus } = props
  return (
    <>
      {columns.map((column) => (
        <td key={column.id} class={`lz-col lz-col--${column.id}`}>
          {hasColumn(step, column) && (
            <Framed row={row} column={column} icon={iconOf(step)} prefix={prefixOf(step)}>
              <Cell
                name={`${row.key}|${column.id}`}
                label={`${column.label}, ${call(row)}`}
                text={column.read(step)}
                suggestions={column.suggestions ? `lz-list-${column.suggestions}` : undefined}
                muted={isFigure(column.id) && ['estimate', 'table'].includes(step.facts.source ?? '')}
                title={isFigure(column.id) ? sourceOf(step) : undefined}
                warns={sayOutOfOrder(step.facts, column.id)}
                onCommit={(text) => onCell(row, column.id, text)}
                onFocus={() => onFocus(row)}
              />
            </Framed>
          )}
        </td>
      ))}
    </>
  )
}

function call(row: Row): string {
  if (row.kind === 'step') return row.number ? `Schritt ${row.number}` : unnumbered(row)
  return row.kind === 'block' ? `Entscheidung ${row.number}` : unnumbered(row)
}

function Framed({
  row,
  column,
  icon,
  prefix,
  children,
}: {
  row: Row
  column: Column
  icon: RowIcon
  prefix: string
  children: VNode
}): VNode {
  if (column.id !== 'what') return children
  return (
    <span class={`lz-inset lz-inset--${Math.min(row.depth, 6)}`}>
      <VerbIcon name={icon} />
      {prefix && <span class="lz-prefix">{prefix}</span>}
      {children}
    </span>
  )
}

function iconOf(step: Step): RowIcon {
  if (step.part === 'start' || step.part === 'end' || step.part === 'wait') return step.part
  return (verbs.find(({ name }) => name === step.facts.verb) ?? verbIn(step.what))?.icon ?? 'step'
}

function prefixOf({ part, on, type }: Step): string {
  if (part === 'start') return 'Auslöser:'
  if (part === 'end') return 'Ergebnis:'
  if (part === 'wait') return on === 'timer' ? 'warten' : 'warten auf'
  return inDiagram[type] ?? ''
}

/** What is inside these, the table does not tell. */
const inDiagram: Readonly<Record<string, string>> = {
  'bpmn:SubProcess': 'Teilprozess',
  'bpmn:Transaction': 'Teilprozess',
  'bpmn:AdHocSubProcess': 'Teilprozess',
  'bpmn:CallActivity': 'anderer Prozess',
}

function sourceOf({ facts }: Step): string | undefined {
  if (facts.source === 'interview')
    return `Interview${facts.day ? ` vom ${facts.day.split('-').reverse().join('.')}` : ''}, ${facts.persons ?? '?'} Pers.`
  return figureSources.find(({ id }) => id === facts.source)?.name
}

function OtherCells(props: RowProps): VNode {
  const { row } = props
  if (row.kind === 'block') return <BlockCells {...props} block={row.item} />
  if (row.kind === 'branch') return <BranchCells {...props} row={row} />
  const text = row.kind === 'jump' ? sayJump(props, row.item.target) : row.kind === 'aside' ? row.aside.says : ''
  return (
    <>
      <td />
      <td colSpan={columns.length - 1} class="lz-col lz-col--what">
        <span class={`lz-inset lz-inset--${Math.min(row.depth, 6)}`}>
          <VerbIcon name={row.kind === 'jump' ? 'back' : 'wait'} />
          <button type="button" class="lz-line" data-cell={`${row.key}|what`} onFocus={() => props.onFocus(row)}>
            {text}
            {row.kind === 'aside' && <span class="lz-line__note">nur im Diagramm zu ändern</span>}
          </button>
        </span>
      </td>
    </>
  )
}

function sayJump({ table, numbers, row }: RowProps, target: string): string {
  const item = everyItem(table).find((one) => one.kind !== 'jump' && one.id === target)
  const rowsBefore = numbers.get(target)
  const back = row.kind === 'jump' ? 'zurück zu' : 'weiter mit'
  const what = item && item.kind !== 'jump' ? item.what : ''
  return [back, rowsBefore ? `${rowsBefore}.` : '', what].filter(Boolean).join(' ')
}

const opening: Readonly<Record<Block['gateway'], string>> = {
  exclusive: 'falls',
  inclusive: 'falls, auch mehreres',
  parallel: 'gleichzeitig',
  eventBased: 'was zuerst kommt',
  complex: 'nur im Diagramm',
}

function BlockCells({ row, block, decisions, onCell, onFocus }: RowProps & { block: Block }): VNode {
  return (
    <>
      <td class="lz-col lz-col--who">
        <Cell
          name={`${row.key}|who`}
          label={`Wer (Rolle), ${call(row)}`}
          text={block.who ?? ''}
          suggestions="lz-list-roles"
          onCommit={(text) => onCell(row, 'who', text)}
          onFocus={() => onFocus(row)}
        />
      </td>
      <td colSpan={columns.length - 1} class="lz-col lz-col--what">
        <span class={`lz-inset lz-inset--${Math.min(row.depth, 6)}`}>
          <VerbIcon name={block.gateway === 'parallel' ? 'together' : 'falls'} />
          <span class="lz-prefix">{opening[block.gateway]}</span>
          <Cell
            name={`${row.key}|what`}
            label={`Frage, ${call(row)}`}
            text={block.what}
            onCommit={(text) => onCell(row, 'what', text)}
            onFocus={() => onFocus(row)}
          />
          <AskButton block={block} decisions={decisions} />
        </span>
      </td>
    </>
  )
}

/** Makes of the decision a question in the form of the step before: then it can run. */
function AskButton({ block, decisions }: { block: Block; decisions: Decisions }): VNode | null {
  const step = decisions.askedIn(block)
  if (!step) return null
  return (
    <button
      type="button"
      class="kern-btn kern-btn--secondary kern-btn--x-small lz-ask"
      onClick={() => decisions.ask(block)}
    >
      <span class="kern-label">Im Formular von „{step}“ fragen</span>
    </button>
  )
}

/** Where the way itself is called so, it is not said twice. */
const OTHERWISE = 'sonst'

function BranchCells({ row, decisions, onCell, onFocus }: RowProps & { row: Extract<Row, { kind: 'branch' }> }): VNode {
  const branch = row.block.branches[row.index]
  const parallel = row.block.gateway === 'parallel'
  const label = parallel ? `Zweig ${row.index + 1}` : `Fall ${row.index + 1} von „${row.block.what}“`
  const at = columns.findIndex(({ id }) => id === 'share')
  // What comes first decides itself: there is no answer and no condition, only what was drawn before.
  const event = row.block.gateway === 'eventBased'
  const named = !event || branch?.name
  const decides = decisions.runs && !parallel && !event && !branch?.isDefault
  return (
    <>
      <td />
      <td colSpan={at - 1} class="lz-col lz-col--what">
        <span class={`lz-inset lz-inset--${Math.min(row.depth + 1, 6)} lz-inset--branch`}>
          {branch && !named ? (
            <button type="button" class="lz-line" data-cell={`${row.key}|what`} onFocus={() => onFocus(row)}>
              {`${row.index + 1}. Möglichkeit`}
            </button>
          ) : (
            <>
              {branch?.name !== OTHERWISE && (
                <span class="lz-prefix">
                  {parallel ? `Zweig ${row.index + 1}` : branch?.isDefault ? OTHERWISE : 'dann, wenn'}
                </span>
              )}
              <Cell
                name={`${row.key}|what`}
                label={label}
                text={branch?.name ?? ''}
                onCommit={(text) => onCell(row, 'what', text)}
                onFocus={() => onFocus(row)}
              />
            </>
          )}
        </span>
      </td>
      <td class="lz-col lz-col--share">
        {!parallel && (
          <Cell
            name={`${row.key}|share`}
            label={`Anteil in Prozent, ${label}`}
            text={writeShare(branch?.share ?? null)}
            onCommit={(text) => onCell(row, 'share', text)}
            onFocus={() => onFocus(row)}
          />
        )}
      </td>
      <td colSpan={columns.length - at - 1}>
        {branch && (decides || branch.condition) && (
          <span class="lz-inset">
            <span class="lz-prefix">Bedingung</span>
            <Cell
              name={`${row.key}|condition`}
              label={`Bedingung, ${label}`}
              text={branch.condition ?? ''}
              placeholder="noch keine: Feld = Wert"
              suggestions="lz-list-conditions"
              onCommit={(text) => onCell(row, 'condition', text)}
              onFocus={() => onFocus(row)}
            />
          </span>
        )}
      </td>
    </>
  )
}
