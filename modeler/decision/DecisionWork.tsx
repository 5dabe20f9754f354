/** A decision table over the diagram, and what it leaves open or answers twice. Loaded when the first one is opened. */
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DraftFile } from '../api/process.ts'
import type { Around } from '../app/aroundFile.ts'
import { WorkHead } from '../app/WorkHead.tsx'
import { choicesIn } from '../draft/choices.ts'
import { SmallAction } from '../together/SmallAction.tsx'
import { CoverageList } from './CoverageList.tsx'
import { createTable, type TableDesk } from './createTable.ts'
import './decision.css'

interface Props {
  readonly file: DraftFile
  readonly around: Around
  readonly onChange: (file: DraftFile) => void
  readonly status: VNode
  readonly onClose: () => void
}

export function DecisionWork({ file, around, onChange, status, onClose }: Props): VNode {
  const choices = useMemo(() => choicesIn(around.files), [])
  const { place, desk, xml, settle } = useTable(file, around.known, onChange)
  return (
    <>
      <WorkHead
        title={`Regel ${file.name.replace(/\.dmn$/, '')}`}
        stack={desk}
        status={status}
        onClose={() => void settle().then(onClose)}
      />
      <div ref={place} class="lz-decision" />
      <CoverageList xml={xml} choices={choices}>
        {desk?.openChoices(choices).map((open) => (
          <p key={open.column}>
            <SmallAction
              label={`Zeilen für alle Möglichkeiten von „${open.label}“`}
              onClick={() => desk.addRows(open)}
            />
          </p>
        ))}
      </CoverageList>
    </>
  )
}

/** Milliseconds until the hand rests. */
const REST = 300

/** The table, and a new drawing with each change; what was typed last is handed on before it is closed. */
function useTable(file: DraftFile, known: Around['known'], onChange: (file: DraftFile) => void) {
  const place = useRef<HTMLDivElement>(null)
  const settling = useRef<() => Promise<void>>(() => Promise.resolve())
  const [desk, setDesk] = useState<TableDesk | null>(null)
  const [, redraw] = useState(0)
  const [xml, setXml] = useState(file.content)
  useEffect(() => {
    let made: TableDesk | null = null
    let changed = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const handOn = async (): Promise<void> => {
      clearTimeout(timer)
      if (!changed || !made) return
      changed = false
      const content = await made.xml()
      judge(content)
      onChange({ ...file, content })
    }
    /** What is half written in the head of a column is not judged before that is left. */
    const judge = (content: string): void => {
      const writing =
        place.current?.contains(document.activeElement) && document.activeElement?.closest('.context-menu')
      if (!writing) return setXml(content)
      document.activeElement?.addEventListener('focusout', () => setTimeout(() => judge(content)), { once: true })
    }
    settling.current = handOn
    const follow = (): void => {
      changed = true
      redraw((count) => count + 1)
      clearTimeout(timer)
      timer = setTimeout(() => void handOn(), REST)
    }
    if (place.current)
      void createTable(place.current, file.content, known, follow).then((created) => {
        made = created
        changed = false
        setDesk(created)
      })
    // What was typed last is handed on also when something else closes it.
    return () => void handOn().finally(() => made?.close())
  }, [])
  return { place, desk, xml, settle: () => settling.current() }
}
