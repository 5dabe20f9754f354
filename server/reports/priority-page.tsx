/** `/amt/berichte/prioritaet`: what to change next, by weights that the town sets and explains. */
import type { VNode } from 'preact'
import { benefits, type Benefit, type Move, type Ranked } from '../../analysis/index.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
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
    <h2 class="kern-heading-large">{`Was in ${count(report.fit.hours)} Stunden im Jahr passt`}</h2>
    <p>{`${report.fit.chosen.length} Leistungen mit zusammen ${count(report.fit.used)} Stunden, der Reihe nach; was nicht mehr passt, wird übersprungen.`}</p>
    <Ranking ranking={report.fit.chosen} />
    <h2 class="kern-heading-large">Danach</h2>
    <Ranking ranking={report.fit.left.slice(0, SHOWN)} />
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
    <fieldset class="kern-fieldset">
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

const Ranking = ({ ranking }: { ranking: readonly Ranked[] }): VNode => (
  <Rows
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
