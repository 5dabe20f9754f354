/** How a case begins: with the application's form, or by an event. */
import type { VNode } from 'preact'
import { beginsPlainly, type Action, type Look } from '../../engine/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Button } from './Button.tsx'
import { findForm, type Moment } from './answerForm.ts'
import type { Part } from './parts.ts'
import type { Given } from './readVariables.ts'
import type { Setting } from './replay.ts'
import { elementName } from './waiting.ts'

interface Props {
  readonly setting: Setting
  readonly look: Look
  readonly files: readonly Part[]
  readonly moment: Moment
  readonly onAct: (action: Action) => void
}

export function Start({ setting: { world, process }, look, files, moment, onAct }: Props): VNode {
  const model = world.models[world.latest[process] ?? '']
  const start = Object.values(model?.elements ?? {}).find(
    ({ type, form, parent }) => type === 'bpmn:StartEvent' && form !== null && (parent === null || parent === process),
  )
  const form = findForm(files, start?.form ?? null)
  return (
    <section aria-labelledby="lz-try-start">
      <h3 id="lz-try-start">Vorgang beginnen</h3>
      {form && <p class="lz-hint">Wer den Antrag stellt, wird hier nicht gefragt: Proben braucht keine Person.</p>}
      {model && beginsPlainly(model) && (
        <AnswerForm
          form={form}
          seen={{}}
          moment={moment}
          prefix="lz-start"
          extra={given(moment, 'email')}
          button="Vorgang beginnen"
          onAnswer={(variables) => onAct({ start: variables, process })}
        />
      )}
      {look.starts.map(({ element, kind, name, process: of }) => {
        const label = `Mit „${elementName(world, element)}“ beginnen`
        // A timer brings nothing along.
        if (kind === 'timer') return <Button key={element} label={label} onClick={() => onAct({ trigger: element })} />
        return (
          <AnswerForm
            key={element}
            form={null}
            seen={{}}
            moment={moment}
            prefix={`lz-start-${element}`}
            extra={given(moment, 'letter')}
            button={label}
            onAnswer={(variables) => onAct(beginBy(kind, { element, name, process: of, variables }))}
          />
        )
      })}
    </section>
  )
}

interface Beginning {
  readonly element: string
  readonly name: string | null
  readonly process: string
  readonly variables: Given
}

function beginBy(kind: Look['starts'][number]['kind'], { element, name, variables }: Beginning): Action {
  if (kind === 'message' && name !== null) return { message: name, with: variables }
  if (kind === 'signal' && name !== null) return { signal: name, with: variables }
  return kind === 'condition' ? { set: variables } : { trigger: element }
}

/** What the program gives every case; who only sent a message is told by letter. */
const given = ({ now, zone }: Moment, kontakt: 'email' | 'letter') => ({
  vorgang: {
    nummer: `V-${now.slice(0, 4)}-000001`,
    eingang: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(now)),
    kanal: 'online',
  },
  kontakt,
})
