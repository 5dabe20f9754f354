/** `/amt/prozesse/:key/briefe/:id`: what a letter says. */
import type { VNode } from 'preact'
import type { FormError } from '../../../engine/index.ts'
import type { Options } from '../../pages/choice.tsx'
import { ErrorSummary } from '../../pages/form.tsx'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Alert, Button, EnterButton, LinkButton } from '../../pages/parts.tsx'
import { Part, SelectInput, TextInput, Tick, type Entered } from '../inputs.tsx'
import { Overtaken, PreviewButton, SavedUnfinished, Warnings } from '../saving.tsx'
import { Tabs } from '../tabs.tsx'
import { Blocks } from './blocks.tsx'
import type { TypedLetter } from './typed.ts'
import type { ValueGroup } from './values.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  /** Null for one that was never saved. */
  readonly id: string | null
  readonly typed: TypedLetter
  readonly entered: Entered
  readonly warnings: readonly FormError[]
  readonly values: readonly ValueGroup[]
  readonly texts: Options
  /** Steps that write it. */
  readonly writers: readonly string[]
  readonly unfinished: boolean
  readonly seen: string
  readonly saved: boolean
  readonly overtaken: boolean
  /** Why there is no preview. */
  readonly problem: string | null
}

export const LetterPage = (props: Props): VNode => {
  const { process, name, actual, id, typed, entered, warnings, values, texts, writers, unfinished, ...rest } = props
  const { seen, saved, overtaken, problem, ...page } = rest
  const list = `/amt/prozesse/${process}/briefe`
  const here = `${list}/${id ?? 'neu'}`
  const title = id === null ? 'Neuer Brief' : typed.title || id
  return (
    <Page {...page} title={`${title} – ${name}`} wide styles={['/amt/prozesse.css']}>
      {saved && entered.errors.length > 0 && <SavedUnfinished />}
      {saved && entered.errors.length === 0 && (
        <Saved home={`/amt/prozesse/${process}`} letter={typed.title} writers={writers} />
      )}
      {overtaken && <Overtaken />}
      {problem && <Alert kind="danger" title={problem} live />}
      <ErrorSummary errors={entered.errors} />
      <Warnings title="Am Brief stimmt etwas vielleicht nicht" warnings={warnings} />
      <h1 class="kern-heading-x-large">{title}</h1>
      <Tabs process={process} current="briefe" actual={actual} staff={page.staff} />
      <p>
        <a class="kern-link" href={list}>
          Alle Briefe
        </a>
      </p>
      {unfinished && <p>In eckigen Klammern steht, was noch zu ergänzen ist.</p>}
      <form method="post" action={here} class="stack process-describe__form" noValidate>
        <CsrfField csrf={page.csrf} />
        <EnterButton name="was" value="speichern" />
        <input type="hidden" name="gesehen" value={seen} />
        <Head entered={entered} typed={typed} />
        <Part id="text" title="Text">
          <p>
            Anschrift, Datum, Aktenzeichen, Anrede und Absender stehen von selbst im Brief. Werte des Vorgangs stehen in
            doppelten geschweiften Klammern.
          </p>
          <Blocks entered={entered} blocks={typed.blocks} values={values} texts={texts} />
        </Part>
        <Payment entered={entered} open={typed.amount + typed.reference !== ''} />
        <p class="process-actions">
          <Button name="was" value="speichern" label={overtaken ? 'Meine Fassung speichern' : 'Im Entwurf speichern'} />
          <PreviewButton label="Vorschau als PDF (neues Fenster)" />
          <LinkButton kind="tertiary" href={id === null ? list : here} label="Verwerfen" />
        </p>
      </form>
      {id !== null && <Remove here={here} csrf={page.csrf} seen={seen} writers={writers} />}
    </Page>
  )
}

const Head = ({ entered, typed }: Pick<Props, 'entered' | 'typed'>): VNode => (
  <Part id="brief" title="Brief">
    <TextInput entered={entered} name="title" label="Name des Briefs" hint="So heißt er in Listen und in der Akte" />
    <SelectInput
      entered={entered}
      name="kind"
      label="Art"
      hint="Ein Bescheid bekommt die Rechtsbehelfsbelehrung der Stadt von selbst und geht immer als Brief hinaus."
      options={[
        ['letter', 'Brief'],
        ['notice', 'Bescheid'],
      ]}
    />
    <TextInput entered={entered} name="subject" label="Betreff" />
    <Tick
      id="f-supply"
      name="supply"
      checked={typed.supply}
      label="Der Brief bittet um Unterlagen: Er sagt, wo man sie ohne Konto nachreicht"
    />
  </Part>
)

const Payment = ({ entered, open }: { entered: Entered; open: boolean }): VNode => (
  <details class="process-describe" open={open}>
    <summary>Zahlung: QR-Code zum Überweisen</summary>
    <TextInput
      entered={entered}
      name="giro.amount"
      label="Betrag in EUR"
      hint="Name des Werts, zum Beispiel gebuehr; ohne Wert gibt es keinen QR-Code"
    />
    <TextInput entered={entered} name="giro.reference" label="Kassenzeichen" hint="zum Beispiel kassenzeichen" />
  </details>
)

interface SavedProps {
  readonly home: string
  readonly letter: string
  readonly writers: readonly string[]
}

const Saved = ({ home, letter, writers }: SavedProps): VNode => (
  <Alert kind="success" title="Im Entwurf gespeichert, gilt ab der nächsten bereitgestellten Version." live>
    <p class="kern-body">
      {writers.length > 0
        ? `Diesen Brief schreibt: ${writers.join(', ')}.`
        : `Noch schreibt ihn kein Schritt. Wählen Sie im Modell den Schritt, der ihn schreiben soll, und rechts bei „Welcher Brief“ dann „${letter}“. Gibt es noch keinen, heißt er in der Tabelle zum Beispiel „${letter} schreiben“.`}{' '}
      <a class="kern-link" href={`${home}/modell`}>
        Zum Modell
      </a>
    </p>
  </Alert>
)

interface RemoveProps {
  readonly here: string
  readonly csrf: string | undefined
  readonly seen: string
  readonly writers: readonly string[]
}

const Remove = ({ here, csrf, seen, writers }: RemoveProps): VNode => (
  <details class="process-away no-print">
    <summary>Brief entfernen</summary>
    {writers.length > 0 && <p>{`Noch schreibt ihn: ${writers.join(', ')}. Ändern Sie das zuerst im Modell.`}</p>}
    <p>Er fehlt ab der nächsten bereitgestellten Version. Laufende Vorgänge behalten ihn.</p>
    <form method="post" action={`${here}/entfernen`}>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="gesehen" value={seen} />
      <Button kind="secondary" label="Brief entfernen" />
    </form>
  </details>
)
