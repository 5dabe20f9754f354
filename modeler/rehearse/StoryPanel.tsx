/** Stories: what was rehearsed is recorded, and all stories of the process are run with what they cover painted on the diagram. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ProcessView } from '../api/process.ts'
import { call, kindOf, nameOf } from '../bpmn/words.ts'
import { service, type Drawn } from '../bpmn/services.ts'
import { plainWords } from '../draft/plainWords.ts'
import { saveFile } from '../exchange/saveFile.ts'
import { clearCoverage, paintCoverage } from './paint.ts'
import { filesFor, type Parts, type StoryFile } from './parts.ts'
import { StoryList } from './StoryList.tsx'
import { runStories, type StoryResult } from './runStories.ts'
import { storyText, tellStory } from './tell.ts'
import type { Rehearsing } from './useRehearsal.ts'
import { Button } from './Button.tsx'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly parts: Parts
  readonly change: number
  readonly xml: () => Promise<string>
  readonly rehearsing: Rehearsing
  readonly keep: KeepStory | null
}

/** Saves a story with the draft; without content it is taken away. */
export type KeepStory = (file: StoryFile & { readonly kind: 'story' }) => void

interface Run {
  readonly results: readonly StoryResult[]
  readonly missed: readonly Drawn[]
}

export function StoryPanel({ modeler, process, parts, change, xml, rehearsing, keep }: Props): VNode {
  const [stories, setStories] = useState(parts.stories)
  const [run, setRun] = useState<Run | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (file: StoryFile): void => {
    const others = stories.filter(({ name }) => name !== file.name)
    setStories(file.content === '' ? others : [...others, file])
    keep?.({ kind: 'story', ...file })
  }
  const clear = (): void => {
    clearCoverage(modeler)
    setRun(null)
  }
  // What was covered was covered of another drawing.
  useEffect(() => clear, [change])

  const runAll = async (): Promise<void> => {
    setBusy(true)
    const called = (id: string): string | null => {
      const element = service(modeler, 'elementRegistry').get(id)
      return element ? (nameOf(element) ?? kindOf(element)) : null
    }
    const coverage = await runStories(stories, filesFor(await xml(), parts), called)
    setRun({ results: coverage.results, missed: paintCoverage(modeler, coverage) })
    setBusy(false)
  }
  return (
    <section aria-labelledby="lz-try-stories">
      <h3 id="lz-try-stories">Geschichten</h3>
      <p class="lz-hint">
        Eine Geschichte ist eine Probe, die sich wiederholen lässt. Zu diesem Prozess gibt es {stories.length}.
      </p>
      <Record
        rehearsing={rehearsing}
        process={process}
        parts={parts}
        taken={stories.map(({ name }) => name)}
        keeps={keep !== null}
        onRecord={put}
      />
      <div class="lz-try__buttons">
        <Button
          label={busy ? 'Läuft …' : 'Alle Geschichten proben'}
          off={busy || stories.length === 0}
          onClick={() => void runAll()}
        />
        {run && <Button label="Farben wegnehmen" onClick={clear} />}
      </div>
      {run && <Results run={run} />}
      <StoryList stories={stories} onDrop={keep && (({ name }) => put({ name, content: '' }))} />
    </section>
  )
}

interface RecordProps extends Pick<Props, 'rehearsing' | 'process' | 'parts'> {
  /** Names of the stories that are there. */
  readonly taken: readonly string[]
  /** Whether it is kept with the draft, or only given as a file. */
  readonly keeps: boolean
  readonly onRecord: (file: StoryFile) => void
}

function Record({
  rehearsing: { setting, played },
  process,
  parts,
  taken,
  keeps,
  onRecord,
}: RecordProps): VNode | null {
  const [name, setName] = useState('')
  const [says, setSays] = useState('')
  if (!setting || !played || played.steps.length === 0) return null
  const record = (event: Event): void => {
    event.preventDefault()
    const content = storyText(
      tellStory({
        name: name.trim(),
        process: process.key,
        now: setting.now,
        files: storyFiles(parts),
        steps: played.steps,
        look: played.look,
      }),
    )
    const file = { name: `${fileName(name)}.json`, content }
    if (!keeps) saveFile(file.name, content, 'application/json')
    const again = taken.includes(file.name)
    onRecord(file)
    setSays(
      keeps ? `„${name.trim()}“ ist ${again ? 'ersetzt' : 'aufgezeichnet'}.` : `„${file.name}“ ist heruntergeladen.`,
    )
  }
  return (
    <form class="lz-try__form" onSubmit={record}>
      <label class="lz-label" for="lz-story-name">
        Name der Geschichte
      </label>
      <input
        id="lz-story-name"
        class="lz-input"
        required
        maxLength={120}
        value={name}
        placeholder="Erster Hund, Bescheid ergeht"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p class="lz-hint">
        {keeps
          ? 'Sie wird mit dem Entwurf gespeichert und bereitgestellt.'
          : 'Sie lesen nur mit: Die Geschichte wird als Datei heruntergeladen.'}
      </p>
      <div class="lz-try__buttons">
        <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small" disabled={name.trim() === ''}>
          <span class="kern-label">Als Geschichte aufzeichnen</span>
        </button>
      </div>
      <p role="status">{says}</p>
    </form>
  )
}

/** As they lie in the process's folder, seen from its stories. Forms decide nothing about how a case goes. */
const storyFiles = ({ files }: Parts): readonly string[] => [
  '../process.bpmn',
  ...files.flatMap(({ kind, name }) => (kind === 'dmn' ? [`../decisions/${name.replace(/\.dmn$/, '')}.dmn`] : [])),
]

/** "Erster Hund, Bescheid ergeht" lies in `erster-hund-bescheid-ergeht.json`. */
const fileName = (name: string): string => plainWords(name).join('-') || 'geschichte'

function Results({ run: { results, missed } }: { run: Run }): VNode {
  const bad = results.filter(({ ok }) => !ok)
  const here = useRef<HTMLDivElement>(null)
  // The panel is long, and what came of it stands at its end.
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), [results])
  return (
    <div class="lz-try__results" ref={here}>
      <p role="status">
        {results.length - bad.length} von {results.length} Geschichten gehen auf.
      </p>
      {bad.length > 0 && (
        <ul>
          {bad.map(({ file, name, problems }) => (
            <li key={file}>
              {name}
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <p>{missed.length === 0 ? 'Jeder Schritt und jeder Weg kommt vor.' : 'In keiner Geschichte kommt vor:'}</p>
      <ul>
        {missed.map((element) => (
          <li key={element.id}>{sayMissed(element)}</li>
        ))}
      </ul>
    </div>
  )
}

const sayMissed = (element: Drawn): string =>
  element.type === 'bpmn:SequenceFlow' && element.source && element.target
    ? `Weg von ${call(element.source)} nach ${call(element.target)}`
    : call(element)
