/** The bar above the drawing: what is being edited, whether it is saved, and what can be done with it. */
import type { VNode } from 'preact'
import { service } from '../bpmn/services.ts'
import { OutputMenu } from '../exchange/OutputMenu.tsx'
import { openThreads } from '../together/conversation.ts'
import { isActual, whyNotDeployable } from './deployable.ts'
import { Icon, type IconName } from './Icon.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import type { Shell } from './shell.ts'
import type { State } from './store.ts'
import type { Studio } from './studio.ts'

interface Props {
  readonly state: State
  readonly studio: Studio
  readonly shell: Shell
  readonly onView: (view: State['view']) => void
  readonly onTalk: () => void
  readonly onDeploy: () => void
  readonly onBlocked: () => void
  readonly onFiles: (files: readonly File[]) => void
}

export function Toolbar({ state, studio, shell, onView, onTalk, onDeploy, onBlocked, onFiles }: Props): VNode {
  const newest = state.process?.versions[0]
  return (
    <header class="lz-bar">
      <div class="lz-bar__title">
        <h1>{state.process?.name}</h1>
        <p>
          <a href={shell.versions}>{newest ? `Version ${newest.version} läuft` : 'Noch nicht bereitgestellt'}</a>
          {pages(shell, isActual(state.modeler)).map(([label, href]) => (
            <>
              <Dot />
              <a href={href}>{label}</a>
            </>
          ))}
          <Dot />
          <SaveStatus save={state.save} draftSince={state.process?.draftSince ?? null} />
        </p>
      </div>
      <ViewSwitch view={state.view} onView={onView} />
      <Tools state={state} studio={studio} />
      <Talk open={openThreads(state.comments).length} pressed={state.talking} onClick={onTalk} />
      {state.modeler && (
        <OutputMenu
          modeler={state.modeler}
          process={shell.key}
          csrf={shell.csrf}
          xml={studio.xml}
          save={studio.saveNow}
          onFiles={onFiles}
        />
      )}
      <Deploy why={whyNotDeployable(state)} onDeploy={onDeploy} onBlocked={onBlocked} />
    </header>
  )
}

/** What else is told of the process, on pages of its own. */
const pages = ({ key, actual }: Shell, derivable: boolean): readonly (readonly [label: string, href: string])[] => [
  ['Steckbrief', `/amt/prozesse/${key}/steckbrief`],
  ['Leistung', `/amt/prozesse/${key}/leistung`],
  ['Briefe', `/amt/prozesse/${key}/briefe`],
  ...(actual ? [['Ist', actual] as const] : []),
  ...(derivable ? [['Soll ableiten', `/amt/prozesse/${key}/soll`] as const] : []),
]

const Dot = (): VNode => <span aria-hidden="true">·</span>

function ViewSwitch({ view, onView }: { view: State['view']; onView: (view: State['view']) => void }): VNode {
  const button = (own: State['view'], label: string): VNode => (
    <button type="button" aria-pressed={view === own} onClick={() => onView(own)}>
      {label}
    </button>
  )
  return (
    <div class="lz-switch" role="group" aria-label="Ansicht">
      {button('table', 'Tabelle')}
      {button('diagram', 'Diagramm')}
      {button('list', 'Liste')}
      {button('reading', 'Lesefassung')}
      {button('rehearse', 'Proben')}
    </div>
  )
}

function Tools({ state, studio }: Pick<Props, 'state' | 'studio'>): VNode {
  const stack = state.modeler && service(state.modeler, 'commandStack')
  const diagram = state.view === 'diagram' || state.view === 'table' || state.view === 'rehearse'
  return (
    <div class="lz-tools" role="group" aria-label="Werkzeuge">
      <Tool icon="undo" label="Rückgängig (Strg+Z)" off={state.reads || !stack?.canUndo()} onClick={studio.undo} />
      <Tool icon="redo" label="Wiederholen (Strg+Y)" off={state.reads || !stack?.canRedo()} onClick={studio.redo} />
      <span class="lz-tools__gap" />
      <Tool icon="search" label="Im Diagramm suchen (Strg+F)" off={!diagram} onClick={studio.find} />
      <Tool icon="minus" label="Verkleinern" off={!diagram} onClick={() => studio.zoom('out')} />
      <Tool icon="fit" label="Alles zeigen" off={!diagram} onClick={() => studio.zoom('fit')} />
      <Tool icon="plus" label="Vergrößern" off={!diagram} onClick={() => studio.zoom('in')} />
    </div>
  )
}

function Talk({ open, pressed, onClick }: { open: number; pressed: boolean; onClick: () => void }): VNode {
  return (
    <button type="button" class="lz-tool lz-tool--talk" title="Kommentare" aria-pressed={pressed} onClick={onClick}>
      <Icon name="talk" />
      <span class="lz-unseen">Kommentare</span>
      {open > 0 && (
        <span>
          {open}
          <span class="lz-unseen"> offen</span>
        </span>
      )}
    </button>
  )
}

interface ToolProps {
  readonly icon: IconName
  readonly label: string
  readonly off: boolean
  readonly onClick: () => void
}

const Tool = ({ icon, label, off, onClick }: ToolProps): VNode => (
  <button type="button" class="lz-tool" title={label} aria-label={label} disabled={off} onClick={onClick}>
    <Icon name={icon} />
  </button>
)

function Deploy({
  why,
  onDeploy,
  onBlocked,
}: {
  why: string | null
  onDeploy: () => void
  onBlocked: () => void
}): VNode {
  return (
    <div class="lz-deploy">
      <button
        type="button"
        class="kern-btn kern-btn--primary kern-btn--x-small"
        aria-disabled={why !== null}
        aria-describedby={why ? 'lz-why' : undefined}
        onClick={why ? onBlocked : onDeploy}
      >
        <span class="kern-label">Neue Version bereitstellen</span>
      </button>
      {why && <p id="lz-why">{why}</p>}
    </div>
  )
}
