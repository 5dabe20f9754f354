import type { VNode } from 'preact'
import type { Bundle } from '../../pages/bundle.ts'
import { Choice, type Options } from '../../pages/choice.tsx'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { Button, TableHead } from '../../pages/parts.tsx'
import { behindAddress, spans } from '../../ratings/behind-address.ts'
import { casesWords, duration, leadWords, turnWords } from '../../ratings/measured-words.ts'
import { Tabs } from '../tabs.tsx'
import { LEVELS, sources, times, type Choice as Chosen, type Heat, type HeatStep } from './heat.ts'

export interface Shown {
  /** Null of the Ist. */
  readonly version: number | null
  readonly choice: Chosen
  readonly heat: Heat
  /** Whether the cases of this time may be told beside those of a shorter one. */
  readonly told: boolean
}

interface FiguresProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  readonly side: string | null
  readonly options: Options
  readonly shown: Shown | null
  readonly bundle: Bundle | null
}

/** `/amt/prozesse/:key/zahlen?fassung=&zeit=&woher=&tage=` */
export const FiguresPage = ({ process, name, actual, side, options, shown, bundle, ...page }: FiguresProps): VNode => (
  <Page
    {...page}
    title={`Zahlen: ${name}`}
    wide
    scripts={bundle?.scripts ?? []}
    styles={['/amt/prozesse.css', ...(bundle?.styles ?? [])]}
  >
    <h1 class="kern-heading-x-large">{name}</h1>
    <Tabs process={process} current="zahlen" actual={actual} staff={page.staff} />
    {shown && side !== null ? (
      <>
        <ChoiceForm side={side} options={options} {...shown.choice} measurable={shown.version !== null} />
        <Summary {...shown} />
        <Picture process={process} side={side} {...shown} />
        <Legend {...shown.heat} />
        <StepTable process={process} {...shown} />
        {shown.version === null ? null : <Method process={process} />}
      </>
    ) : (
      <p>Zahlen gibt es, sobald der Prozess bereitgestellt ist oder sein Ist aufgenommen wurde.</p>
    )}
  </Page>
)

interface ChoiceFormProps extends Chosen {
  readonly side: string
  readonly options: Options
  readonly measurable: boolean
}

const ChoiceForm = ({ side, options, time, source, days, measurable }: ChoiceFormProps): VNode => (
  <form class="process-filter no-print" method="get">
    <Choice name="fassung" label="Fassung" chosen={side} options={options} />
    <Choice name="zeit" label="Welche Zeit" chosen={time} options={Object.entries(times)} />
    {measurable && <Choice name="woher" label="Woher" chosen={source} options={Object.entries(sources)} />}
    {measurable && (
      <Choice
        name="tage"
        label="Abgeschlossen in den letzten"
        chosen={String(days)}
        options={spans.map((span) => [String(span), `${span} Tagen`])}
      />
    )}
    <div class="process-filter__buttons">
      <Button kind="secondary" label="Zeigen" />
    </div>
  </form>
)

function Summary({ version, choice: { days }, heat: { measured }, told }: Shown): VNode {
  if (version === null) return <p>Auf Papier misst niemand mit: Alle Zahlen des Ist sind geschätzt.</p>
  if (!told)
    return (
      <p>
        {`Zu ${days} Tagen gibt es keine Angabe: Es kämen weniger als fünf Vorgänge dazu, und die ließen sich ausrechnen. Bitte wählen Sie eine andere Zeit.`}
      </p>
    )
  const { cases, lead, inHand, waiting, enough } = measured
  return (
    <p>
      {`In ${days} Tagen abgeschlossen: ${casesOf(cases)}. Durchlaufzeit, Hälfte / 9 von 10: ${leadWords(lead, enough)}`}
      {lead && inHand && waiting
        ? `, davon in der Stadtverwaltung ${duration(inHand.median)}, auf andere gewartet ${duration(waiting.median)} (jeweils die Hälfte).`
        : '.'}
    </p>
  )
}

const casesOf = (cases: number | null): string =>
  cases === null ? 'weniger als fünf Vorgänge' : cases === 1 ? '1 Vorgang' : `${cases} Vorgänge`

const Picture = ({ process, side, choice, heat }: { process: string; side: string } & Shown): VNode => {
  const marks = heat.steps.flatMap(({ element, level, badge }) => (badge === null ? [] : [{ element, level, badge }]))
  return (
    <figure class="process-picture">
      <figcaption>{`${times[choice.time]} je Mal, ${sources[choice.source]}${choice.source === 'messung' ? '; darunter die Zahl der Vorgänge' : ''}`}</figcaption>
      <div
        class="lz-diagram lz-diagram--tall"
        data-diagram-url={`/amt/prozesse/${process}/vergleich/${side}.bpmn`}
        data-label={`Diagramm: ${times[choice.time]}. Die Zahlen stehen in der Tabelle darunter.`}
        data-heat={JSON.stringify(marks)}
      >
        <p>Das Diagramm wird geladen. Ohne JavaScript stehen die Zahlen in der Tabelle darunter.</p>
      </div>
    </figure>
  )
}

const Legend = ({ most }: Heat): VNode | null =>
  most === 0 ? (
    <p>Für diese Auswahl gibt es keine Zahl, die gezeigt werden kann.</p>
  ) : (
    <ul class="process-heat" aria-label="Legende">
      {Array.from({ length: LEVELS }, (_, at) => (
        <li class={`process-heat__${at + 1}`}>{`bis ${duration((most * (at + 1)) / LEVELS)}`}</li>
      ))}
    </ul>
  )

const titles = [
  'Schritt',
  'Wer ist dran',
  'Liegt: gemessen',
  'Liegt: geschätzt',
  'In Arbeit: gemessen',
  'In Arbeit: geschätzt',
  'Durchlauf: gemessen',
  'Vorgänge',
]

/** Of the Ist. */
const estimatedTitles = ['Schritt', 'Wer ist dran', 'Liegt: geschätzt', 'In Arbeit: geschätzt']

const StepTable = ({ process, version, choice, heat }: { process: string } & Shown): VNode => (
  <>
    <h2 class="kern-heading-large">Schritt für Schritt</h2>
    <div class="kern-table-responsive" role="region" aria-label="Zeiten je Schritt" tabIndex={0}>
      <table class="kern-table kern-table--small">
        <caption class="kern-sr-only">Zeiten je Schritt und Mal, gemessen: Hälfte / 9 von 10</caption>
        <TableHead titles={version === null ? estimatedTitles : titles} />
        <tbody class="kern-table__body">
          {heat.steps.map((step) => (
            <StepRow
              step={step}
              whole={heat.measured.cases}
              address={
                version === null ? null : behindAddress({ process, version, step: step.element, days: choice.days })
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  </>
)

const StepRow = ({ step, whole, address }: { step: HeatStep; whole: number | null; address: string | null }): VNode => {
  const { name, turn, measured, estimated, cases } = step
  const words = casesWords(cases, whole)
  const all = [
    turnWords[turn],
    measured?.waiting ?? '–',
    estimated.waiting,
    measured?.work ?? '–',
    estimated.work,
    measured?.open ?? '–',
    cases === 0 || address === null ? (
      words
    ) : (
      <a href={address} aria-label={`${words}: Vorgänge zu ${name}`}>
        {words}
      </a>
    ),
  ]
  const cells = address === null ? [turnWords[turn], estimated.waiting, estimated.work] : all
  return (
    <tr class="kern-table__row">
      <th class="kern-table__cell" scope="row">
        {name}
      </th>
      {cells.map((cell) => (
        <td class="kern-table__cell">{cell}</td>
      ))}
    </tr>
  )
}

const Method = ({ process }: { process: string }): VNode => (
  <p class="muted process-method">
    Gemessen in Öffnungszeiten (8 bis 16 Uhr an Werktagen; ein Tag sind acht Stunden) an abgeschlossenen Vorgängen
    dieser Fassung, je Mal: die Hälfte der Male ging es so schnell oder schneller, dahinter 9 von 10, wo mindestens 20
    Vorgänge dahinter stehen. Durchlauf ist beides zusammen. In Arbeit ist ein Schritt, solange ihn jemand übernommen
    hat; länger hat niemand daran gearbeitet. Nichts steht da von weniger als fünf Vorgängen oder drei Personen;
    Vorgänge eines Schritts sind so gerundet, dass sich kein kleiner Rest ausrechnen lässt.{' '}
    <a href={`/amt/berichte/aufwand?zahlen=messung#${process}`}>Aufwand mit diesen Zahlen rechnen</a>
  </p>
)
