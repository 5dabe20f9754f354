/** What the engine could not run and what breaks a rule, below the drawing; each entry leads to its element, some can be mended at once. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type Modeler from 'bpmn-js/lib/Modeler'
import { calledNode } from '../../engine/drawing/facts.ts'
import { service } from '../bpmn/services.ts'
import { call, nameOf } from '../bpmn/words.ts'
import type { Problem } from '../check/problems.ts'
import { MendButton } from '../panel/MendButton.tsx'
import type { Rule } from '../lint/rule.ts'
import { RuleDialog } from './RuleDialog.tsx'

interface Props {
  readonly modeler: Modeler
  readonly problems: readonly Problem[] | null
  /** Who only reads mends nothing. */
  readonly reads: boolean
  readonly onSelect: (id: string) => void
  /** Makes the change that a problem offers. */
  readonly onMend: (problem: Problem) => void
  /** Opens the form or rule at what is wrong in it. */
  readonly onOpen: (file: NonNullable<Problem['file']>) => void
}

/** So many are shown until somebody wants all: a large drawing that was never looked at has hundreds. */
const SHOWN = 50

export function ProblemList({ modeler, problems, reads, onSelect, onMend, onOpen }: Props): VNode {
  const [rule, setRule] = useState<Rule | null>(null)
  const [all, setAll] = useState(false)
  // Drawn anew with what was found, not with every stroke.
  const entries = useMemo(
    () =>
      (problems ?? []).slice(0, all ? undefined : SHOWN).map((problem) => (
        <li
          key={`${problem.element}${problem.file?.name}${problem.page?.href}${problem.code}${problem.reason}`}
          class="lz-problems__entry"
        >
          <Entry modeler={modeler} problem={problem} onSelect={onSelect} onOpen={onOpen} />
          {!reads && <MendButton problem={problem} onMend={() => mendAndStay(problem, onMend)} />}
          {isRule(problem) && (
            <button
              type="button"
              class="lz-problems__do"
              aria-label={`Warum? Regel ${problem.code}`}
              onClick={() => void ruleOf(problem).then(setRule)}
            >
              Warum?
            </button>
          )}
        </li>
      )),
    [problems, reads, all, onMend],
  )
  return (
    <>
      <section class="lz-problems" aria-labelledby="lz-problems-title">
        <h2
          id="lz-problems-title"
          tabIndex={-1}
          aria-live="polite"
          class={problems?.some(({ severity }) => severity === 'error') ? 'lz-problems__some' : 'lz-problems__none'}
        >
          {headline(problems)}
        </h2>
        {entries.length > 0 && <ul>{entries}</ul>}
        {problems && problems.length > entries.length && (
          <button type="button" class="lz-problems__do" onClick={() => setAll(true)}>
            {`Alle ${problems.length} zeigen`}
          </button>
        )}
      </section>
      {rule && <RuleDialog rule={rule} onClose={() => setRule(null)} />}
    </>
  )
}

/** The entry is gone with its problem: whoever works by keyboard goes on at the top of the list. */
function mendAndStay(problem: Problem, onMend: Props['onMend']): void {
  onMend(problem)
  if (problem.mend?.field === undefined && !problem.mend?.file) document.getElementById('lz-problems-title')?.focus()
}

/** The rules come with the first check that needs them, not with the page. */
async function ruleOf({ code }: Problem): Promise<Rule | null> {
  const { rules } = await import('../lint/rules/index.ts')
  return rules.find((rule) => rule.code === code) ?? null
}

/** Rules have a page; what the engine says explains itself. */
const isRule = ({ code }: Problem): boolean => /^V\d\d$/.test(code)

interface EntryProps extends Pick<Props, 'modeler' | 'onSelect' | 'onOpen'> {
  readonly problem: Problem
}

function Entry({ modeler, problem, onSelect, onOpen }: EntryProps): VNode {
  const { file, page } = problem
  const element = problem.element ? service(modeler, 'elementRegistry').get(problem.element) : undefined
  // The engine often names the element itself.
  const named = element
    ? problem.reason.includes(nameOf(element) ?? calledNode(element.businessObject).de)
    : problem.saysWhere === true
  const where = element ? call(element) : file ? callFile(file) : (page?.called ?? 'Das Modell')
  const go = (): void => {
    if (file) onOpen(file)
    else if (element) onSelect(element.id)
  }
  const says = (
    <>
      <span class={`lz-badge lz-badge--${problem.severity}`} aria-hidden="true">
        !
      </span>
      <span>
        {!named && <strong>{where}: </strong>}
        {problem.reason}
        {problem.instead && <span class="lz-problem__instead"> {problem.instead}</span>}
      </span>
    </>
  )
  const look = `lz-problem lz-problem--${problem.severity}`
  if (page)
    return (
      <a class={look} href={page.href}>
        {says}
      </a>
    )
  return (
    <button type="button" class={look} disabled={!element && !file} onClick={go}>
      {says}
    </button>
  )
}

const callFile = ({ kind, name }: NonNullable<Problem['file']>): string =>
  kind === 'form' ? `Formular ${name}` : `Regel ${name.replace(/\.dmn$/, '')}`

function headline(problems: readonly Problem[] | null): string {
  if (problems === null) return 'Modell wird geprüft …'
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const hints = problems.length - errors
  const trouble = errors === 0 ? 'Geprüft: keine Probleme' : errors === 1 ? '1 Problem' : `${errors} Probleme`
  if (hints === 0) return trouble
  return `${trouble}, ${hints === 1 ? '1 Hinweis' : `${hints} Hinweise`}`
}
