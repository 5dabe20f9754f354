/** Stories: what was rehearsed is recorded, and all stories of the process are run with what they cover painted on the diagram. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ProcessView } from '../api/process.ts'
import { call } from '../bpmn/words.ts'
import type { Drawn } from '../bpmn/services.ts'
import { saveFile } from '../exchange/saveFile.ts'
import { clearCoverage, paintCoverage } from './paint.ts'
import { filesFor, type Parts, type StoryFile } from './parts.ts'
import { runStories, type StoryResult } from './runStories.ts'
import { storyText, tellStory } from './tell.ts'
import type { Rehearsing } from './useRehearsal.ts'
import { Button } from './WaitingCard.tsx'

interface Props {
  readonly modeler: Modeler
  readonly process: ProcessView
  readonly parts: Parts
  readonly change: number
  readonly xml: () => Promise<string>
  readonly rehearsing: Rehearsing
}

interface Run {
  readonly results: readonly StoryResult[]
  readonly missed: readonly Drawn[]
}

export function StoryPanel({ modeler, process, parts, change, xml, rehearsing }: Props): VNode {
  const [recorded, setRecorded] = useState<readonly StoryFile[]>([])
  const [run, setRun] = useState<Run | null>(null)
  const [busy, setBusy] = useState(false)
  const stories = [...parts.stories, ...recorded]
  const clear = (): void => {
    clearCoverage(modeler)
    setRun(null)
  }
  // What was covered was covered of another drawing.
  useEffect(() => clear, [change])

  const runAll = async (): Promise<void> => {
    setBusy(true)
    const coverage = await runStories(stories, filesFor(await xml(), parts))
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
        onRecord={(file) => setRecorded([...recorded.filter(({ name }) => name !== file.name), file])}
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
    </section>
  )
}

interface RecordProps extends Pick<Props, 'rehearsing' | 'process' | 'parts'> {
  readonly onRecord: (file: StoryFile) => void
}

function Record({ rehearsing: { setting, played }, process, parts, onRecord }: RecordProps): VNode | null {
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
    saveFile(file.name, content, 'application/json')
    onRecord(file)
    setSays(`„${file.name}“ ist heruntergeladen und läuft mit, solange diese Seite offen ist.`)
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
        Die Datei gehört in den Ordner „stories“ des Prozesses; auf dem Server wird sie noch nicht aufgehoben.
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
function fileName(name: string): string {
  const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  const plain = name.toLowerCase().replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'geschichte'
}

function Results({ run: { results, missed } }: { run: Run }): VNode {
  const bad = results.filter(({ ok }) => !ok)
  return (
    <div class="lz-try__results">
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
