/** The sections of the page on which a service is described. */
import type { ComponentChildren, VNode } from 'preact'
import type { DrawnNode } from '../../../engine/index.ts'
import type { Options } from '../../pages/choice.tsx'
import { domainWords } from '../../pages/service-words.ts'
import { fieldWords } from '../../services/field-words.ts'
import { Part, ProposedMark, SelectInput, TextArea, TextInput, Tick, type Entered } from '../inputs.tsx'
import { RowButtons } from '../row-buttons.tsx'
import { RowFold } from '../row-fold.tsx'
import { StepRows } from './steps.tsx'
import type { TypedNorm, TypedService } from './typed.ts'

export interface FieldsProps {
  readonly typed: TypedService
  readonly entered: Entered
  /** Services of the catalogue, with what stands for "none of them". */
  readonly catalogue: Options
  /** Documents of the chosen service that the application does not ask for. */
  readonly notAsked: readonly string[]
  readonly offices: Options
  readonly steps: readonly DrawnNode[]
  readonly messages: readonly string[]
  /** `https://stadt.de/leistungen/`. */
  readonly base: string
}

export const sections = [
  ['leistung', 'Leistung'],
  ['kurz', 'Was im Portal steht'],
  ['recht', 'Rechtsgrundlagen'],
  ['absenden', 'Absenden und danach'],
  ['stand', 'Stand für Bürgerinnen und Bürger'],
  ['datenschutz', 'Datenschutz'],
] as const

export const ServiceFields = (props: FieldsProps): VNode => (
  <>
    <About {...props} />
    <Told {...props} />
    <Norms {...props} />
    <Sending {...props} />
    <Standing {...props} />
    <Privacy {...props} />
  </>
)

const titles = new Map(sections)

const Section = ({ at, children }: { at: (typeof sections)[number][0]; children: ComponentChildren }): VNode => (
  <Part id={at} title={titles.get(at) ?? at}>
    {children}
  </Part>
)

const kinds: Options = [
  ['application', 'einen Antrag („Jetzt beantragen“)'],
  ['registration', 'eine Anmeldung („Jetzt anmelden“)'],
  ['notice', 'eine Anzeige („Jetzt anzeigen“)'],
]

const About = ({ entered, catalogue, offices, base }: FieldsProps): VNode => (
  <Section at="leistung">
    <TextInput
      entered={entered}
      name="title"
      label={fieldWords.title}
      hint="Was die Bürgerin will, in ihren Worten: „Bewohnerparkausweis beantragen“"
    />
    <TextInput entered={entered} name="slug" label={fieldWords.slug} hint={`Dahinter steht die Leistung: ${base}…`} />
    <SelectInput entered={entered} name="kind" label="Bürgerinnen und Bürger stellen" options={kinds} />
    <SelectInput
      entered={entered}
      name="office"
      label={fieldWords.office}
      options={[['', 'Bitte wählen'], ...offices] as Options}
    />
    <SelectInput
      entered={entered}
      name="domain"
      label="Welches Geheimnis gilt"
      hint="Danach richtet sich, wer im Amt die Vorgänge sieht."
      options={Object.entries(domainWords)}
    />
    <SelectInput entered={entered} name="id" label="Eintrag im Katalog der Leistungen" options={catalogue} />
    <TextArea
      entered={entered}
      name="leika"
      label="LeiKa-Schlüssel"
      hint="Je Zeile einer; leer, wenn es keinen gibt"
      rows={2}
    />
  </Section>
)

const Told = ({ entered, notAsked }: FieldsProps): VNode => (
  <Section at="kurz">
    <TextArea
      entered={entered}
      name="summary"
      label={fieldWords.summary}
      hint="Zwei, drei Sätze: Worum geht es, und was bekommt man am Ende?"
    />
    <TextArea entered={entered} name="who" label={fieldWords.who} hint="Wer kann das beantragen, und wer nicht?" />
    <TextArea
      entered={entered}
      name="needed"
      label="Was Sie brauchen"
      hint={['Je Zeile eine Sache, die man bereitlegen soll', ...sayNotAsked(notAsked)].join('. ')}
      rows={5}
    />
    <TextArea
      entered={entered}
      name="cost"
      label={fieldWords.cost}
      hint="Mit Betrag und dem Tag, seit dem er gilt; sonst: „Es kostet nichts.“"
      rows={2}
    />
    <TextArea
      entered={entered}
      name="deadline"
      label={fieldWords.deadline}
      hint="Bis wann muss man es tun? Wenn es keine gibt: „Eine Frist gibt es nicht.“"
      rows={2}
    />
  </Section>
)

const sayNotAsked = (documents: readonly string[]): readonly string[] =>
  documents.length === 0
    ? []
    : [`Der Katalog nennt außerdem: ${documents.join(', ')}. Das Antragsformular hat dafür kein Feld zum Hochladen`]

const Norms = ({ typed, entered }: FieldsProps): VNode => (
  <Section at="recht">
    <p>Was niemand mit dem Gesetz verglichen hat, steht im Portal als „nicht geprüft“.</p>
    <ProposedMark entered={entered} name="norms" />
    {[...typed.norms, { norm: '', says: '', source: '', checked: false }].map((norm, at) => (
      <NormRow norm={norm} at={at} last={typed.norms.length - 1} entered={entered} />
    ))}
  </Section>
)

interface NormProps {
  readonly norm: TypedNorm
  readonly at: number
  readonly last: number
  readonly entered: Entered
}

function NormRow({ norm, at, last, entered }: NormProps): VNode {
  const name = (field: string): string => `norms.${at}.${field}`
  const row = {
    ...entered,
    values: { [name('norm')]: norm.norm, [name('says')]: norm.says, [name('source')]: norm.source },
  }
  const number = `${at + 1}. Rechtsgrundlage`
  return (
    <fieldset class="process-row" id={`zeile-norms.${at}`}>
      <legend class="kern-label">{at > last ? 'Weitere Rechtsgrundlage' : number}</legend>
      <RowFold entered={entered} rows="norms" at={at} says={sayNorm(norm)}>
        <TextInput entered={row} name={name('norm')} label="Norm" hint="zum Beispiel StVO § 45 Abs. 1b" />
        <TextArea entered={row} name={name('says')} label="Was sie regelt" rows={2} />
        <TextInput entered={row} name={name('source')} label="Quelle (wenn nötig)" />
        <Tick
          id={`f-${name('checked')}`}
          name={name('checked')}
          checked={norm.checked}
          label="geprüft: mit dem Wortlaut verglichen"
        />
      </RowFold>
      {at <= last && <RowButtons rows="norms" at={at} last={last} called={number} />}
    </fieldset>
  )
}

const sayNorm = ({ norm, checked }: TypedNorm): string =>
  norm === '' ? '' : `${norm} (${checked ? 'geprüft' : 'nicht geprüft'})`

const Sending = ({ entered, messages }: FieldsProps): VNode => {
  const chosen = entered.values['supplyMessage'] ?? ''
  const gone = chosen !== '' && !messages.includes(chosen)
  return (
    <Section at="absenden">
      <TextInput
        entered={entered}
        name="submit"
        label={fieldWords.submit}
        hint="Benannt nach dem, was man tut: „Ausweis verbindlich beantragen“"
      />
      <TextArea
        entered={entered}
        name="next"
        label="Was danach geschieht"
        hint="Je Zeile ein Satz. Steht auf der Seite nach dem Absenden."
        rows={4}
      />
      <SelectInput
        entered={entered}
        name="supplyMessage"
        label="Unterlagen nachreichen"
        hint="Auf welche Nachricht wartet der Ablauf, wenn Unterlagen fehlen?"
        options={[
          ['', 'Nachreichen ist nicht vorgesehen'],
          ...messages.map((message) => [message, message] as const),
          ...(gone ? [[chosen, `${chosen} (gibt es im Modell nicht mehr)`] as const] : []),
        ]}
      />
    </Section>
  )
}

const Standing = ({ typed, entered, steps }: FieldsProps): VNode => (
  <Section at="stand">
    <p>
      Bürgerinnen und Bürger sehen nie das Diagramm, sondern diese Worte, jedes mit dem Tag, an dem es erreicht war.
    </p>
    <ProposedMark entered={entered} name="milestones" />
    <StepRows
      entered={entered}
      rows={typed.milestones}
      steps={steps}
      name="milestones"
      called="Stand"
      label="Was sie lesen"
      hint="zum Beispiel „Angaben geprüft“"
      when="Erreicht, sobald einer dieser Schritte erledigt ist"
    />
    <h3 class="kern-heading-medium">Sie sind dran</h3>
    <p>Steht groß über dem Stand, solange der Vorgang an einem dieser Schritte auf die Bürgerin wartet.</p>
    {typed.yourTurn.length > 0 && <ProposedMark entered={entered} name="yourTurn" />}
    <StepRows
      entered={entered}
      rows={typed.yourTurn}
      steps={steps}
      name="yourTurn"
      called="Hinweis"
      label="Was sie tun soll"
      hint="zum Beispiel „Bitte reichen Sie die fehlenden Unterlagen nach.“"
      when="Steht da, solange der Vorgang hier wartet"
    />
  </Section>
)

const privacyHints: Readonly<Partial<Record<string, { readonly hint: string }>>> = {
  categories: { hint: 'Was der Antrag fragt: zum Beispiel „Name, Anschrift, Fahrzeug.“' },
  recipients: { hint: 'Das zuständige Amt und alle, an die es Angaben weitergibt' },
}

const Privacy = ({ entered }: FieldsProps): VNode => (
  <Section at="datenschutz">
    <p>Steht vor der ersten Frage (Art. 13 DSGVO). Bitte lassen Sie es von der Stelle für Datenschutz lesen.</p>
    {(['purpose', 'basis', 'categories', 'recipients', 'retention', 'rights'] as const).map((key) => (
      <TextArea entered={entered} name={`privacy.${key}`} label={fieldWords[key]} {...privacyHints[key]} rows={2} />
    ))}
  </Section>
)
