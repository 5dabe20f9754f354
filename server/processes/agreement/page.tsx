import type { VNode } from 'preact'
import type { Bundle } from '../../pages/bundle.ts'
import { germanMoment } from '../../pages/format.ts'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button } from '../../pages/parts.tsx'
import type { Office } from '../../records/offices.ts'
import { Choice } from '../../pages/choice.tsx'
import { Comments } from '../comments/section.tsx'
import type { CommentsView } from '../comments/view.ts'
import { LongText } from '../long-text.tsx'
import { ProblemList } from '../problem-list.tsx'
import type { Section } from '../sections.ts'
import { Tabs } from '../tabs.tsx'
import { shortDigest } from './digest.ts'
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
  /** Forms, rules, letters and the service that were sent with it. */
  readonly parts: readonly (Section & { readonly kind: 'form' | 'dmn' | 'letter' | 'service' })[]
  readonly comments: CommentsView
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
  const { sentences, parts, comments, mayAnswer, maySend, office, ...page } = rest
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
      {newest && <Contents mayAnswer={mayAnswer} />}
      {newest ? <States all={all} offices={offices} nameOf={nameOf} outdated={outdated} /> : <NothingSent />}
      {newest && <Sent process={process} newest={newest} sentences={sentences} />}
      {newest && <Parts parts={parts} />}
      {newest && mayAnswer && <Answer process={process} newest={newest} csrf={page.csrf} />}
      {maySend && <SendForm process={process} office={office} offices={offices} csrf={page.csrf} />}
      <Comments process={process} view={comments} csrf={page.csrf} back="freigabe" />
    </Page>
  )
}

/** All of it is one printed page; on screen it is long. */
const Contents = ({ mayAnswer }: Pick<AgreementProps, 'mayAnswer'>): VNode => (
  <nav class="process-contents no-print" aria-label="Auf dieser Seite">
    <ul>
      <li>
        <a href="#gesendet">So soll es laufen</a>
      </li>
      <li>
        <a href="#teile">Formulare, Regeln, Briefe und Leistung</a>
      </li>
      {mayAnswer && (
        <li>
          <a href="#antwort">Ihre Antwort</a>
        </li>
      )}
      <li>
        <a href="#kommentare">Kommentare</a>
      </li>
    </ul>
  </nav>
)

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
    <p class="muted">
      Die Zustimmung gilt dem Ablauf mit seinen Formularen, Regeln und Briefen, wie sie gesendet wurden.
    </p>
    {outdated && (
      <Alert kind="warning" title="Die Zustimmung ist überholt">
        <p class="kern-body">
          Der Entwurf ist nicht mehr der, der gesendet wurde: Ablauf, Formulare, Regeln oder Briefe sind seitdem
          geändert. Eine Zustimmung gilt nur für das, was das Amt gelesen hat. Senden Sie ihn noch einmal.
        </p>
      </Alert>
    )}
    <ul>
      {all.map((one) => (
        <li>
          {`Gesendet ${germanMoment(one.sentAt)} von ${nameOf(one.sentBy)} an ${officeName(offices, one.office)}${one.message ? `: „${one.message}“` : ''}${one.checksum ? `, Prüfzeichen ${shortDigest(one.checksum)}` : ''}. `}
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

const partWords = { form: 'Formular', dmn: 'Regel', letter: 'Brief', service: 'Leistung' } as const

const Parts = ({ parts }: Pick<AgreementProps, 'parts'>): VNode => (
  <section aria-labelledby="teile">
    <h2 class="kern-heading-large" id="teile">
      Formulare, Regeln, Briefe und Leistung
    </h2>
    {parts.length === 0 && <p>Mit diesem Ablauf wurden keine gesendet.</p>}
    {parts.map(({ kind, title, rows }) => (
      <>
        <h3 class="kern-heading-medium">{`${partWords[kind]} „${title}“`}</h3>
        <dl class="process-part">
          {rows.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </>
    ))}
  </section>
)

interface FormProps extends Pick<AgreementProps, 'process'> {
  readonly csrf: string | undefined
  readonly newest: Agreement
}

const Answer = ({ process, newest, csrf }: FormProps): VNode => (
  <form method="post" action={`/amt/prozesse/${process}/freigabe/${newest.id}`} class="stack no-print">
    <h2 class="kern-heading-large" id="antwort">
      Ihre Antwort
    </h2>
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
      Das Amt bekommt den Entwurf, wie er jetzt ist, mit Formularen, Regeln und Briefen. Es erfährt davon per E-Mail und
      auf seiner Seite der Aufgaben; lesen und antworten kann, wer im Amt Vorgänge bearbeitet oder es leitet.
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
