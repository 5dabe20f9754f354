/** `/amt/berichte/plan/:service`: the plan of one service, its milestones, and how both changed. */
import type { VNode } from 'preact'
import { rungs } from '../../analysis/index.ts'
import { germanDay, germanMoment } from '../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Choice } from '../pages/choice.tsx'
import { Alert, Button, TextField } from '../pages/parts.tsx'
import type { Milestone } from '../ratings/milestones.ts'
import type { Plan } from '../ratings/plans.ts'
import { statusWords } from '../ratings/words.ts'
import { Rows } from './report-page.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly service: { readonly id: string; readonly name: string }
  readonly plans: readonly Plan[]
  readonly milestones: readonly Milestone[]
  /** As typed, or as the plan stands. */
  readonly values: Readonly<Record<string, string>>
  readonly mayEdit: boolean
  /** As typed, where it could not be taken. */
  readonly milestone: { readonly title: string; readonly day: string }
  /** How many versions of the plan there were when the form was made. */
  readonly seen: string
  readonly error: string | null
}

export const PlanFormPage = ({
  service,
  plans,
  milestones,
  milestone,
  values,
  seen,
  mayEdit,
  error,
  ...page
}: Props): VNode => (
  <Page {...page} title={`Plan: ${service.name}`} styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <p class="no-print">
      <a class="kern-link" href="/amt/berichte/plan">
        Alle Pläne
      </a>
    </p>
    {error && <Alert kind="danger" title={error} live />}
    <h1 class="kern-heading-x-large">{`Plan: ${service.name}`}</h1>
    <p>
      <a class="kern-link" href={`/amt/ozg/${service.id}`}>
        Zur Leistung
      </a>
    </p>
    {mayEdit && <PlanForm values={values} seen={seen} csrf={page.csrf} planned={plans.length > 0} />}
    <h2 class="kern-heading-large">Meilensteine</h2>
    <Milestones service={service.id} milestones={milestones} typed={milestone} mayEdit={mayEdit} csrf={page.csrf} />
    <h2 class="kern-heading-large">Wie sich der Plan änderte</h2>
    {plans.length === 0 ? <p>Noch kein Plan.</p> : <History plans={plans} />}
  </Page>
)

const PlanForm = ({
  values,
  seen,
  csrf,
  planned,
}: {
  values: Props['values']
  seen: string
  csrf: string | undefined
  planned: boolean
}): VNode => {
  const text = (name: string, label: string, hint?: string): VNode => (
    <TextField name={name} label={label} value={values[name] ?? ''} {...(hint ? { hint } : {})} />
  )
  return (
    <form method="post" class="stack no-print">
      <CsrfField csrf={csrf} />
      <input type="hidden" name="gesehen" value={seen} />
      <Choice
        name="target"
        label="Ziel"
        chosen={values['target']}
        options={rungs.map((rung) => [rung, statusWords[rung]] as const)}
      />
      {text('due', 'Bis', 'Tag, zum Beispiel 31.3.2027')}
      {text('owner', 'Verantwortlich')}
      {text('how', 'Wie')}
      {text('budgetYear', 'Haushaltsjahr')}
      {text('plannedEur', 'Geplant, in vollen EUR')}
      {text('spentEur', 'Ausgegeben, in vollen EUR')}
      {planned &&
        text('reason', 'Grund der Änderung', 'Nötig, wenn der Tag sich verschiebt; er steht im Bericht an den Rat.')}
      <Button label="Plan speichern" />
    </form>
  )
}

interface MilestoneProps {
  readonly service: string
  readonly milestones: readonly Milestone[]
  readonly typed: Props['milestone']
  readonly mayEdit: boolean
  readonly csrf: string | undefined
}

const Milestones = ({ service, milestones, typed, mayEdit, csrf }: MilestoneProps): VNode => (
  <>
    {milestones.length === 0 ? (
      <p>Keine.</p>
    ) : (
      <Rows
        titles={['Meilenstein', 'Bis', 'Erledigt']}
        rows={milestones.map(({ id, title, due, doneOn }) => [
          title,
          germanDay(due),
          doneOn ? (
            germanDay(doneOn)
          ) : mayEdit ? (
            <Finish service={service} id={id} title={title} csrf={csrf} />
          ) : (
            'offen'
          ),
        ])}
      />
    )}
    {mayEdit && (
      <form method="post" action={`/amt/berichte/plan/${service}/meilensteine`} class="report-grid no-print">
        <CsrfField csrf={csrf} />
        <TextField name="title" label="Neuer Meilenstein" value={typed.title} />
        <TextField name="day" label="Bis (Tag)" value={typed.day} />
        <Button kind="secondary" label="Hinzufügen" />
      </form>
    )}
  </>
)

const Finish = ({
  service,
  id,
  title,
  csrf,
}: {
  service: string
  id: number
  title: string
  csrf: string | undefined
}): VNode => (
  <form method="post" action={`/amt/berichte/plan/${service}/meilensteine/${id}`}>
    <CsrfField csrf={csrf} />
    <Button
      kind="tertiary"
      small
      label={
        <>
          Heute erledigt<span class="kern-sr-only">{`: ${title}`}</span>
        </>
      }
    />
  </form>
)

const History = ({ plans }: { plans: readonly Plan[] }): VNode => (
  <Rows
    titles={['Wann', 'Wer', 'Ziel', 'Bis', 'Grund']}
    rows={plans
      .toReversed()
      .map(({ at, author, target, due, reason }) => [
        germanMoment(at),
        author,
        statusWords[target],
        germanDay(due),
        reason ?? '',
      ])}
  />
)
