import type { VNode } from 'preact'
import type { Bundle } from '../../pages/bundle.ts'
import { germanMoment } from '../../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Button } from '../../pages/parts.tsx'
import type { Office } from '../../records/offices.ts'
import { Choice } from '../../pages/choice.tsx'
import { ProblemList } from '../problem-list.tsx'
import { Tabs } from '../tabs.tsx'
import type { Agreement } from './store.ts'
import type { Told } from './tell.ts'

interface AgreementProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  /** Only managers and leadership go on to the other pages of the process. */
  readonly mayBrowse: boolean
  /** Newest first. */
  readonly all: readonly Agreement[]
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
  readonly nameOf: (login: string) => string
  /** The newest that was sent, told in sentences. */
  readonly sentences: readonly Told[]
  /** Whether the draft has changed since it was sent, or was deployed. */
  readonly outdated: boolean
  readonly mayAnswer: boolean
  readonly maySend: boolean
  /** Office that is proposed for sending. */
  readonly office: string | null
  readonly problems: readonly string[]
  readonly bundle: Bundle | null
}

/** `/amt/prozesse/:key/freigabe`: what the office reads and agrees to, without the modeler. */
export const AgreementPage = (props: AgreementProps): VNode => {
  const { process, name, actual, mayBrowse, all, offices, nameOf, outdated, problems, bundle, ...rest } = props
  const { sentences, mayAnswer, maySend, office, ...page } = rest
  const newest = all[0]
  return (
    <Page
      {...page}
      title={`Freigabe: ${name}`}
      wide
      scripts={bundle?.scripts ?? []}
      styles={['/amt/prozesse.css', ...(bundle?.styles ?? [])]}
    >
      <h1 class="kern-heading-x-large">{name}</h1>
      {mayBrowse && <Tabs process={process} current="freigabe" actual={actual} staff={page.staff} />}
      <ProblemList problems={problems} />
      {newest ? <States all={all} offices={offices} nameOf={nameOf} outdated={outdated} /> : <NothingSent />}
      {newest && <Sent process={process} newest={newest} sentences={sentences} />}
      {newest && mayAnswer && <Answer process={process} newest={newest} csrf={page.csrf} />}
      {maySend && <SendForm process={process} office={office} offices={offices} csrf={page.csrf} />}
    </Page>
  )
}

const NothingSent = (): VNode => (
  <p>Dieser Prozess wurde noch keinem Amt gesendet. Das Amt liest ihn hier als Bild und in Sätzen und stimmt zu.</p>
)

const decisions = { agreed: 'einverstanden', returned: 'zurückgegeben' } as const

const States = ({
  all,
  offices,
  nameOf,
  outdated,
}: Pick<AgreementProps, 'all' | 'offices' | 'nameOf' | 'outdated'>): VNode => (
  <section aria-labelledby="stand">
    <h2 class="kern-heading-large" id="stand">
      Wer wann zugestimmt hat
    </h2>
    <p class="muted">Die Zustimmung gilt dem Ablauf, wie er gesendet wurde, nicht den Formularen und Regeln.</p>
    {outdated && (
      <p>
        <strong>Der Entwurf ist nicht mehr der, der gesendet wurde.</strong> Eine Zustimmung gilt nur für das, was das
        Amt gelesen hat.
      </p>
    )}
    <ul>
      {all.map((one) => (
        <li>
          {`Gesendet ${germanMoment(one.sentAt)} von ${nameOf(one.sentBy)} an ${officeName(offices, one.office)}${one.message ? `: „${one.message}“` : ''}. `}
          <strong>
            {one.decision && one.decidedAt
              ? `${nameOf(one.decidedBy ?? '')}, ${germanMoment(one.decidedAt)}: ${decisions[one.decision]}`
              : 'Noch keine Antwort'}
          </strong>
          {one.answer ? `: „${one.answer}“` : ''}
        </li>
      ))}
    </ul>
  </section>
)

const officeName = (offices: AgreementProps['offices'], key: string): string =>
  offices.find((one) => one.key === key)?.name ?? key

const Sent = ({
  process,
  newest,
  sentences,
}: Pick<AgreementProps, 'process' | 'sentences'> & { newest: Agreement }): VNode => (
  <section aria-labelledby="gesendet">
    <h2 class="kern-heading-large" id="gesendet">
      So soll es laufen
    </h2>
    <div class="lz-diagram lz-diagram--tall" data-diagram-url={`/amt/prozesse/${process}/freigabe/${newest.id}.bpmn`}>
      <p>Das Diagramm wird geladen. Ohne JavaScript steht der Ablauf darunter in Sätzen.</p>
    </div>
    <ol class="process-told">
      {sentences.map(({ says, ways }) => (
        <li>
          {says}
          {ways.length > 0 && (
            <ul>
              {ways.map((way) => (
                <li>{way}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  </section>
)

interface FormProps extends Pick<AgreementProps, 'process'> {
  readonly csrf: string | undefined
  readonly newest: Agreement
}

const Answer = ({ process, newest, csrf }: FormProps): VNode => (
  <form method="post" action={`/amt/prozesse/${process}/freigabe/${newest.id}`} class="stack no-print">
    <h2 class="kern-heading-large">Ihre Antwort</h2>
    <CsrfField csrf={csrf} />
    <LongText name="answer" label="Bemerkung" hint="Nötig, wenn Sie den Prozess zurückgeben" />
    <p class="process-actions">
      <Button name="decision" value="agreed" label="Einverstanden" />
      <Button name="decision" value="returned" kind="secondary" label="Zurückgeben" />
    </p>
    <p class="muted">Ihr Name und die Uhrzeit stehen danach auf dieser Seite.</p>
  </form>
)

const SendForm = ({
  process,
  office,
  offices,
  csrf,
}: Pick<AgreementProps, 'process' | 'office' | 'offices'> & Pick<FormProps, 'csrf'>): VNode => (
  <form method="post" action={`/amt/prozesse/${process}/freigabe`} class="stack no-print">
    <h2 class="kern-heading-large">Entwurf an ein Amt senden</h2>
    <p>
      Das Amt bekommt den Entwurf, wie er jetzt ist. Geben Sie ihm die Adresse dieser Seite; lesen und antworten kann,
      wer im Amt Vorgänge bearbeitet oder es leitet.
    </p>
    <CsrfField csrf={csrf} />
    <Choice
      name="office"
      label="Amt"
      chosen={office ?? undefined}
      options={offices.map(({ key, name }) => [key, name])}
    />
    <LongText name="message" label="Worum Sie bitten" hint="zum Beispiel: Stimmt die Frist nach der Nachforderung?" />
    <Button label="An das Amt senden" />
  </form>
)

const LongText = ({ name, label, hint }: { name: string; label: string; hint: string }): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    <div class="kern-hint" id={`f-${name}-hinweis`}>
      {hint}
    </div>
    <textarea
      class="kern-form-input__input"
      id={`f-${name}`}
      name={name}
      rows={3}
      maxLength={1000}
      aria-describedby={`f-${name}-hinweis`}
    />
  </div>
)
