/** `/amt/berichte/prioritaet`: what to change next, by weights that the town sets and explains. */
import type { VNode } from 'preact'
import { benefits, HIGH, quadrantChart, type Benefit, type Move, type Ranked } from '../../analysis/index.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { MermaidChart } from '../pages/mermaid.tsx'
import { Alert, Button } from '../pages/parts.tsx'
import type { PriorityReport } from '../ratings/priority-report.ts'
import { count } from '../ratings/sentence.ts'
import { laneWords } from '../ratings/words.ts'
import { decimal } from './numbers.ts'
import { Rows } from './report-page.tsx'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly report: PriorityReport
  /** Of a what-if that is not saved. */
  readonly moves: readonly Move[] | null
  readonly maySave: boolean
  readonly error: string | null
}

export const benefitWords: Readonly<Record<Benefit, string>> = {
  effort: 'Arbeitszeit',
  visits: 'Wege der Bürgerinnen und Bürger',
  breaks: 'Medienbrüche',
  duty: 'Pflicht',
}

const SHOWN = 40

export const PriorityPage = ({ report, moves, maySave, error, ...page }: Props): VNode => (
  <Page {...page} title="Priorität" wide styles={['/amt/ozg.css', '/amt/berichte.css']}>
    <h1 class="kern-heading-x-large">Was als Nächstes</h1>
    <p>
      Nutzen mal Machbarkeit, jeweils zwischen 0 und 1. Die Zahl entscheidet nichts: Sie macht nachvollziehbar, worüber
      entschieden wird. Leistungen, die ein bundesweiter Dienst abdeckt, werden nachgenutzt statt gebaut.
    </p>
    {error && <Alert kind="danger" title={error} live />}
    <WeightForm report={report} maySave={maySave} csrf={page.csrf} />
    {moves && <Moves moves={moves} />}
    <Quadrants ranking={report.ranking} />
    <h2 class="kern-heading-large">{`Was in ${count(report.fit.hours)} Stunden im Jahr passt`}</h2>
    <p>{`${report.fit.chosen.length} Leistungen mit zusammen ${count(report.fit.used)} Stunden, der Reihe nach; was nicht mehr passt, wird übersprungen.`}</p>
    <Ranking name="Was passt" ranking={report.fit.chosen} />
    <h2 class="kern-heading-large">Danach</h2>
    <Ranking name="Danach" ranking={report.fit.left.slice(0, SHOWN)} />
    {report.fit.left.length > SHOWN && (
      <p class="muted">{`und ${report.fit.left.length - SHOWN} weitere, alle im JSON`}</p>
    )}
    <h2 class="kern-heading-large">Annahmen</h2>
    <ul>
      {report.assumptions.map((says) => (
        <li>{says}</li>
      ))}
    </ul>
  </Page>
)

const WeightForm = ({
  report,
  maySave,
  csrf,
}: Pick<Props, 'report' | 'maySave'> & { csrf: string | undefined }): VNode => (
  <form method="post" class="no-print">
    <CsrfField csrf={csrf} />
    <fieldset class="kern-fieldset report-weights">
      <legend class="kern-label">Gewichte und ihre Gründe</legend>
      {benefits.map((part) => (
        <div class="report-grid">
          <Field
            name={`value.${part}`}
            label={`${benefitWords[part]}: Gewicht in Prozent`}
            value={decimal(report.weights[part].value * 100, 0)}
          />
          <Field name={`reason.${part}`} label={`${benefitWords[part]}: Grund`} value={report.weights[part].reason} />
        </div>
      ))}
      <div class="report-grid">
        <Field name="hours" label="Stunden der Stadt im Jahr" value={String(report.fit.hours)} />
      </div>
    </fieldset>
    <Button kind="secondary" label="Was wäre, wenn" name="was" value="probieren" />{' '}
    {maySave && <Button label="Gewichte speichern" name="was" value="speichern" />}
  </form>
)

const Field = ({ name, label, value }: { name: string; label: string; value: string }): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    <input class="kern-form-input__input" id={`f-${name}`} name={name} value={value} />
  </div>
)

const Moves = ({ moves }: { moves: readonly Move[] }): VNode => (
  <section aria-label="Was sich ändern würde">
    <h2 class="kern-heading-large">Was sich ändern würde (nicht gespeichert)</h2>
    {moves.length === 0 ? (
      <p>Nichts.</p>
    ) : (
      <Rows
        titles={['Leistung', 'Platz', 'Spur']}
        rows={moves
          .slice(0, 15)
          .map(({ name, from, to, laneFrom, laneTo }) => [
            name,
            `${from} → ${to}`,
            laneFrom === laneTo ? laneWords[laneTo] : `${laneWords[laneFrom]} → ${laneWords[laneTo]}`,
          ])}
      />
    )}
  </section>
)

const part = (value: number | null): string => (value === null ? 'unbekannt' : decimal(value, 2))

const Ranking = ({ name, ranking }: { name: string; ranking: readonly Ranked[] }): VNode => (
  <Rows
    name={name}
    titles={['Leistung', 'Spur', 'Wert', 'Nutzen', 'Machbarkeit', 'Stunden im Jahr heute', 'Arbeit der Umstellung']}
    rows={ranking.map(({ candidate, lane, score, benefit, feasibility, parts }) => [
      <a class="kern-link" href={`/amt/ozg/${candidate.id}`}>
        {candidate.name}
      </a>,
      candidate.reuse ? `${laneWords[lane]}: ${candidate.reuse}` : laneWords[lane],
      part(score),
      <>
        {part(benefit)}
        <span class="ozg-small">{benefits.map((one) => `${benefitWords[one]} ${part(parts[one])}`).join(', ')}</span>
      </>,
      part(feasibility),
      candidate.hours === null ? 'unbekannt' : decimal(candidate.hours, 0),
      `${candidate.work.hours} Std.`,
    ])}
  />
)

/** The names of more would lie over each other. */
const DRAWN = 12

/** So that the line between the lanes lies in the middle, where the chart draws it. */
const middled = (benefit: number): number =>
  benefit < HIGH.benefit ? (benefit / HIGH.benefit) * 0.5 : 0.5 + ((benefit - HIGH.benefit) / (1 - HIGH.benefit)) * 0.5

/** A point at the very edge would lose its name. */
const inner = (value: number): number => 0.1 + 0.8 * value

function Quadrants({ ranking }: { ranking: readonly Ranked[] }): VNode | null {
  const known = ranking.filter(({ benefit, feasibility }) => benefit !== null && feasibility !== null).slice(0, DRAWN)
  if (known.length === 0) return null
  const places = known.map(({ feasibility, benefit }, at) => {
    return { number: at + 1, x: inner(feasibility ?? 0), y: inner(middled(benefit ?? 0)) }
  })
  // Points of one cell would lie over each other: they share a name.
  const cell = ({ x, y }: { x: number; y: number }): string => `${Math.round(x * 14)} ${Math.round(y * 14)}`
  const points = places
    .filter((one, at) => places.findIndex((other) => cell(other) === cell(one)) === at)
    .map((one) => ({
      ...one,
      name: places.flatMap((other) => (cell(other) === cell(one) ? other.number : [])).join(', '),
    }))
  const fields = [laneWords['quick-win'], laneWords.project, laneWords.leave, laneWords['fill-in']] as const
  const axes = { x: ['schwer machbar', 'gut machbar'], y: ['wenig Nutzen', 'viel Nutzen'] } as const
  return (
    <MermaidChart
      source={quadrantChart('Nutzen und Machbarkeit', axes, fields, points)}
      title={`Die ersten ${known.length} nach ihrem Platz in der Tabelle. Die waagerechte Linie liegt bei Nutzen ${decimal(HIGH.benefit, 1)}, die senkrechte bei Machbarkeit ${decimal(HIGH.feasibility, 1)}.`}
      alt={known
        .map(
          ({ candidate, benefit, feasibility }, at) =>
            `${at + 1}: ${candidate.name}, Nutzen ${part(benefit)}, Machbarkeit ${part(feasibility)}`,
        )
        .join('; ')}
    />
  )
}
