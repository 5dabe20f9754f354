/** `/amt/prozesse/:key/leistung`: how the service of a process stands in the portal. */
import type { VNode } from 'preact'
import type { FormError } from '../../../engine/index.ts'
import { ErrorSummary } from '../../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button, EnterButton, LinkButton } from '../../pages/parts.tsx'
import { Overtaken, PreviewButton, SavedUnfinished, Warnings } from '../saving.tsx'
import { Tabs } from '../tabs.tsx'
import { sections, ServiceFields, type FieldsProps } from './fields.tsx'

/** `portal`: so it stands there. `changed`: the draft says something else. `draft`: not there yet. `unfinished`: saved with gaps. `new`: nothing saved. */
export type Standing = 'portal' | 'changed' | 'draft' | 'unfinished' | 'new'

interface Props extends FieldsProps, Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly standing: Standing
  /** What it can be deployed with and should not. */
  readonly warnings: readonly FormError[]
  /** Address under which it stands in the portal now. */
  readonly online: string | null
  /** What was read when the person opened the page. */
  readonly seen: string
  /** False where nobody could apply: the process begins without a form. */
  readonly hasForm: boolean
  readonly saved: boolean
  /** Somebody else saved meanwhile; what stands here was not saved. */
  readonly overtaken: boolean
}

export const ServicePage = (props: Props): VNode => {
  const { process, name, actual, standing, warnings, online, seen, hasForm, saved, overtaken, ...rest } = props
  const { typed, entered, catalogue, notAsked, offices, steps, messages, base, ...page } = rest
  const home = `/amt/prozesse/${process}`
  return (
    <Page {...page} title={`Leistung: ${name}`} wide styles={['/amt/prozesse.css']}>
      {saved && standing === 'unfinished' && <SavedUnfinished />}
      {saved && standing !== 'unfinished' && (
        <Alert kind="success" title="Im Entwurf gespeichert, gilt ab der nächsten bereitgestellten Version." live>
          <p class="kern-body">
            <a class="kern-link" href={`${home}/modell`}>
              Zum Modell, bereitstellen
            </a>
          </p>
        </Alert>
      )}
      {overtaken && <Overtaken />}
      <ErrorSummary errors={entered.errors} />
      <Warnings title="An der Leistung stimmt etwas vielleicht nicht" warnings={warnings} />
      <h1 class="kern-heading-x-large">{`Leistung: ${name}`}</h1>
      <Tabs process={process} current="leistung" actual={actual} staff={page.staff} />
      <Stand standing={standing} online={online} />
      {!hasForm && <NoForm home={home} />}
      <Contents />
      <form method="post" action={`${home}/leistung`} class="stack process-describe__form" noValidate>
        <CsrfField csrf={page.csrf} />
        <EnterButton name="was" value="speichern" />
        <input type="hidden" name="gesehen" value={seen} />
        <ServiceFields {...{ typed, entered, catalogue, notAsked, offices, steps, messages, base }} />
        <p class="process-actions">
          <Button name="was" value="speichern" label={overtaken ? 'Meine Fassung speichern' : 'Im Entwurf speichern'} />
          <PreviewButton label="Vorschau (neues Fenster)" />
          <LinkButton kind="tertiary" href={`${home}/leistung`} label="Verwerfen" />
        </p>
      </form>
      {standing !== 'new' && <TakeAway home={home} csrf={page.csrf} seen={seen} />}
    </Page>
  )
}

const says: Readonly<Record<Standing, string>> = {
  portal: 'So steht die Leistung im Portal.',
  changed: 'Im Portal steht noch die Fassung der bereitgestellten Version. Was hier steht, gilt ab der nächsten.',
  draft: 'Im Entwurf gespeichert. Im Portal steht die Leistung ab der nächsten bereitgestellten Version.',
  unfinished:
    'Im Entwurf gespeichert, aber noch nicht vollständig. Bereitstellen lässt sich der Prozess erst, wenn hier nichts mehr fehlt.',
  new: 'Noch nicht gespeichert. Alle Texte sind Vorschläge: Bitte lesen Sie jeden, bevor Sie speichern. Was leer ist, sagt weder das Modell noch der Katalog: Bitte ergänzen Sie es.',
}

const Stand = ({ standing, online }: Pick<Props, 'standing' | 'online'>): VNode => (
  <p>
    <strong>{says[standing]}</strong>{' '}
    {online && (
      <a class="kern-link" href={online}>
        Im Portal ansehen
      </a>
    )}
  </p>
)

const NoForm = ({ home }: { home: string }): VNode => (
  <Alert kind="warning" title="Noch kann niemand einen Antrag stellen">
    <p class="kern-body">
      {'Der Prozess beginnt ohne Formular. Wählen Sie im '}
      <a class="kern-link" href={`${home}/modell`}>
        Modell
      </a>
      {' den Kreis am Anfang und dann rechts „Formular anlegen“.'}
    </p>
  </Alert>
)

const Contents = (): VNode => (
  <nav class="process-contents no-print" aria-label="Abschnitte">
    <ul>
      {sections.map(([id, title]) => (
        <li>
          <a class="kern-link" href={`#${id}`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const TakeAway = ({ home, csrf, seen }: { home: string; csrf: string | undefined; seen: string }): VNode => (
  <details class="process-away no-print">
    <summary>Aus dem Portal nehmen</summary>
    <p>
      Ab der nächsten bereitgestellten Version kann niemand mehr neue Anträge stellen. Laufende Vorgänge gehen auf ihrer
      Version zu Ende.
    </p>
    <form method="post" action={`${home}/leistung/entfernen`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="gesehen" value={seen} />
      <Button kind="secondary" label="Aus dem Portal nehmen" />
    </form>
  </details>
)
