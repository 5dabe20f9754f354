/** What real cases took, beside what was estimated; each figure leads to its cases. */
import type { VNode } from 'preact'
import { casesWords, leadWords, stepWords, turnWords } from '../ratings/measured-words.ts'
import type { ProcessEffort } from '../ratings/effort-report.ts'
import { behindAddress } from '../ratings/behind-address.ts'
import { range } from './effort-words.ts'
import { Rows } from './report-page.tsx'

export function MeasuredPart({
  process: { process, name, version, measured, tomorrow },
}: {
  process: ProcessEffort
}): VNode {
  const names = new Map(tomorrow?.figures?.steps.map(({ element, name, minutes }) => [element, { name, minutes }]))
  const steps = measured.steps.filter(({ turn }) => turn !== 'program')
  const behind = (step?: string): string => behindAddress({ process, version, step })
  return (
    <>
      <h3 class="kern-heading-medium">{`Gemessen: auf Version ${version} abgeschlossene Vorgänge der letzten 90 Tage`}</h3>
      <Rows
        name={`${name}: gemessen`}
        titles={['In Öffnungszeiten (8 bis 16 Uhr)', 'Hälfte / 9 von 10']}
        rows={[
          [
            <a class="kern-link" href={behind()}>
              Durchlaufzeit
            </a>,
            leadWords(measured.lead, measured.enough),
          ],
          ['davon in der Stadtverwaltung', leadWords(measured.inHand, measured.enough)],
          ['davon gewartet auf andere', leadWords(measured.waiting, measured.enough)],
        ]}
      />
      {steps.length > 0 && (
        <Rows
          name={`${name}: gemessen je Schritt`}
          titles={[
            'Schritt',
            'Wer ist dran',
            'Lag, Hälfte / 9 von 10',
            'In Arbeit, Hälfte / 9 von 10',
            'Minuten, mit denen gerechnet wird',
            'Vorgänge',
          ]}
          rows={steps.map((step) => [
            <a class="kern-link" href={behind(step.element)}>
              {names.get(step.element)?.name ?? step.element}
            </a>,
            turnWords[step.turn],
            stepWords(step, 'waiting'),
            stepWords(step, 'work'),
            step.turn === 'office' && names.has(step.element)
              ? range(names.get(step.element)?.minutes ?? { min: 0, usual: 0, max: 0 })
              : '–',
            casesWords(step.cases, measured.cases),
          ])}
        />
      )}
      <p class="muted">
        In Arbeit ist ein Schritt, solange ihn jemand übernommen hat; länger hat niemand daran gearbeitet. Auswertungen
        einzelner Personen gibt es nicht: Was weniger als drei Personen getan haben, wird nicht gezeigt.{' '}
        <a class="kern-link" href={`/amt/prozesse/${process}/zahlen`}>
          Im Diagramm ansehen
        </a>
      </p>
    </>
  )
}
