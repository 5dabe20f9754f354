/** `/amt/ozg/:id`: one service with every criterion, who answered it and when, and where each figure comes from. */
import type { ComponentChildren, VNode } from 'preact'
import { levelOf, ruleSets, type LevelResult, type RuleSet } from '../../analysis/index.ts'
import { germanDay, longDate } from '../pages/format.ts'
import { Page, type PageProps } from '../pages/layout.tsx'
import { Alert } from '../pages/parts.tsx'
import { CriteriaTable } from './criteria-table.tsx'
import { EntryHistory, History } from './history.tsx'
import type { Change } from '../ratings/edit.ts'
import { feeText, type Fee } from '../ratings/fees.ts'
import type { RatedEntry } from '../ratings/rate.ts'
import type { CatalogueService } from '../ratings/service.ts'
import { count } from '../ratings/sentence.ts'
import { basisOf, wayOf } from './service-table.tsx'
import { StatusBadge } from './status-badge.tsx'
import { VolumeTable } from './volume-table.tsx'
import { checkedWord, countedWord, responsibleWords, statusMeanings, viaWords } from '../ratings/words.ts'

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly asOf: string
  readonly entry: RatedEntry
  readonly office: string
  /** Query string of the list from which the person came. */
  readonly query: string
  readonly mayAnswer: boolean
  readonly saved: boolean
  /** What holds on that day. */
  readonly fees: readonly Fee[]
  readonly changes: readonly Change[]
  readonly volumes: Pick<Parameters<typeof VolumeTable>[0], 'volumes' | 'own' | 'year'>
}

export function DetailPage(props: Props): VNode {
  const { asOf, entry, office, query, mayAnswer, saved, volumes, fees, changes, ...page } = props
  const { service, maturity, facts } = entry
  const levels = ruleSets.map((rules) => ({ rules, found: levelOf(rules, maturity.criteria) }))
  return (
    <Page {...page} title={service.name} wide styles={['/amt/ozg.css']}>
      <p class="no-print">
        <a class="kern-link" href={`/amt/ozg${query}`}>
          Zurück zur Liste
        </a>
      </p>
      {saved && <Alert kind="success" title="Die Antwort ist gespeichert." live />}
      <h1 class="kern-heading-x-large">{service.name}</h1>
      <p>
        <StatusBadge status={maturity.status} />{' '}
        {`${statusMeanings[maturity.status]} (${basisOf(maturity)}; Stand ${longDate(asOf)})`}
      </p>
      {maturity.next && (
        <div class="ozg-next">
          <strong>Es fehlt: </strong>
          {maturity.missing.join('; ')}
          <br />
          <strong>Nächster Schritt: </strong>
          {maturity.next}
        </div>
      )}
      <h2 class="kern-heading-large">Woran es gemessen wird</h2>
      <CriteriaTable
        service={service.id}
        results={maturity.criteria}
        linked={maturity.via !== 'own'}
        mayAnswer={mayAnswer}
      />
      <h2 class="kern-heading-large">Was über die Leistung bekannt ist</h2>
      <Known service={service} office={office} maturity={maturity} fees={fees} />
      <VolumeTable {...volumes} service={service.id} mayBegin={mayAnswer} csrf={page.csrf} />
      <p class="no-print">
        <a class="kern-link" href={`/amt/berichte/plan/${service.id}`}>
          Plan dieser Leistung
        </a>
      </p>
      <Levels levels={levels} />
      <History facts={facts} />
      <EntryHistory changes={changes} />
    </Page>
  )
}

interface RuledLevel {
  readonly rules: RuleSet
  readonly found: LevelResult
}

/** The same answers by other rules; a model that nobody has entered gives no level. */
const Levels = ({ levels }: { levels: readonly RuledLevel[] }): VNode => (
  <>
    <h2 class="kern-heading-large">Dieselben Antworten nach anderen Modellen</h2>
    <dl class="kern-description-list">
      {levels.map(({ rules, found }) => (
        <Item title={rules.name}>
          {found.level === null ? 'nicht erhoben' : `Stufe ${found.level}: ${found.name}`}
          {found.missing.length > 0 && (
            <span class="ozg-small">{`Zur nächsten Stufe fehlt: ${found.missing.join('; ')}`}</span>
          )}
          <span class="ozg-small">{`${rules.note} (Regeln Version ${rules.version})`}</span>
        </Item>
      ))}
    </dl>
  </>
)

const Known = ({
  service,
  office,
  maturity,
  fees,
}: {
  service: CatalogueService
  office: string
  maturity: RatedEntry['maturity']
  fees: readonly Fee[]
}): VNode => (
  <dl class="kern-description-list">
    <Item title="Zuständig">{`${responsibleWords[service.responsible]} (${office})`}</Item>
    <Item title="OZG">
      {service.ozgBundle
        ? `${service.ozgBundle.name} (${service.ozgBundle.id}), ${service.ozgBundle.theme}${service.ozgBundle.assigned === 'by-hand' ? ', von Hand zugeordnet, nicht geprüft' : ''}`
        : 'nicht im OZG-Katalog: zählt getrennt'}
    </Item>
    <Item title="LeiKa">
      {service.leika.length === 0
        ? 'kein Schlüssel zugeordnet'
        : service.leika.map(({ key, name }) => <div>{`${key} ${name}`}</div>)}
      {service.leikaMatch === 'partial' && <span class="ozg-small">deckt die Leistung nur teilweise</span>}
    </Item>
    <Sourced title="Rechtsgrundlage" {...service.legalBasis} />
    <Fees service={service} fees={fees} />
    <Item title="Fälle im Jahr">
      {`${service.casesPerYear.value === null ? 'unbekannt' : count(service.casesPerYear.value)} (${countedWord(service.casesPerYear.estimate)})`}
      <span class="ozg-small">{`Quelle: ${service.casesPerYear.source}`}</span>
    </Item>
    <Item title="Form">{`${service.form} (nicht geprüft)`}</Item>
    <Item title="Erscheinen">{`${service.appearance} (nicht geprüft)`}</Item>
    <Item title="Unterlagen">{service.documents.length === 0 ? 'keine genannt' : service.documents.join(', ')}</Item>
    <Item title="Weg">{maturity.via === 'own' ? viaWords.own : wayOf(maturity)}</Item>
    {maturity.address && (
      <Item title="Adresse">
        <a class="kern-link" href={maturity.address} rel="noreferrer">
          {maturity.address}
        </a>
      </Item>
    )}
    {service.nationwide && (
      <Sourced
        title="Nachnutzen möglich"
        text={service.nationwide.name}
        source={service.nationwide.source}
        checked={service.nationwide.checked}
      />
    )}
    {service.note && <Item title="Hinweis">{service.note}</Item>}
  </dl>
)

/** With validity where somebody entered it, else as the catalogue says. */
const Fees = ({ service: { id, fee }, fees }: { service: CatalogueService; fees: readonly Fee[] }): VNode => (
  <Item title="Gebühr">
    {fees.length === 0 && (
      <>
        {`${fee.text} `}
        <em class={fee.checked ? '' : 'ozg-unchecked'}>{`(${checkedWord(fee.checked)})`}</em>
        <span class="ozg-small">{`Quelle: ${fee.source}`}</span>
      </>
    )}
    {fees.map((one) => (
      <div>
        {`${one.title}: ${feeText(one)} `}
        <em class={one.checked ? '' : 'ozg-unchecked'}>{`(${checkedWord(one.checked)})`}</em>
        <span class="ozg-small">{`seit ${germanDay(one.validFrom)}, ${one.norm}`}</span>
      </div>
    ))}
    <a class="kern-link no-print" href={`/amt/ozg/${id}/gebuehren`}>
      Gebühren mit Gültigkeit
    </a>
  </Item>
)

const Item = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{title}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
)

const Sourced = ({
  title,
  text,
  source,
  checked,
}: {
  title: string
  text: string
  source: string
  checked: boolean
}): VNode => (
  <Item title={title}>
    {text} <em class={checked ? '' : 'ozg-unchecked'}>{`(${checkedWord(checked)})`}</em>
    <span class="ozg-small">{`Quelle: ${source}`}</span>
  </Item>
)
