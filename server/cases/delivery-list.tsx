/** What was sent: when, when it counts as delivered, and until when one may object, each with its rule. */
import type { VNode } from 'preact'
import { germanDay, germanMoment } from '../pages/format.ts'
import type { CaseFile } from '../records/case-file.ts'
import type { Delivery } from '../records/deliveries.ts'
import { documentHref } from '../records/shown/documents.tsx'

export function DeliveryList({ file }: { file: CaseFile }): VNode {
  if (file.deliveries.length === 0) return <p class="muted">Es wurde noch nichts verschickt.</p>
  return (
    <>
      {file.deliveries.map((delivery) => (
        <div class="card" key={delivery.id}>
          <h3>
            <a href={documentHref(delivery.document)}>{delivery.what}</a>
          </h3>
          <dl class="facts">
            {facts(delivery).map(([label, value, rule]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {value}
                  {rule && <span class="list__sub">{rule}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  )
}

type Fact = readonly [label: string, value: string, rule: string | null]

function facts(delivery: Delivery): readonly Fact[] {
  const { number, channel, sent_on, retrieved_at, delivered_on, delivered_rule, objection_ends, objection_rule } =
    delivery
  const sent =
    sent_on === null
      ? 'noch nicht abgesendet'
      : channel === 'email'
        ? `${germanDay(sent_on)}: E-Mail ohne Inhalt, Dokument hinter dem Abrufcode`
        : `${germanDay(sent_on)}: zur Post gegeben`
  return [
    ['Sendung', number, null],
    ['Weg', sent, null],
    ...(retrieved_at === null ? [] : [['Zuerst abgerufen', germanMoment(retrieved_at), null] as const]),
    ...(delivered_on === null ? [] : [['Gilt als zugestellt am', germanDay(delivered_on), delivered_rule] as const]),
    ...(objection_ends === null
      ? []
      : [['Widerspruchsfrist endet am', germanDay(objection_ends), objection_rule] as const]),
  ]
}
