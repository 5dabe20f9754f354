/** "Was geschieht hier?": the work that a service task leaves to the server, in the words of the town. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Named, ProcessView } from '../api/process.ts'
import { DUPLICATES, HANDOVER, jobKinds, kindOf, LETTER, OF_RECEIPT, onlyChoice, RATES } from '../bpmn/jobKinds.ts'
import { readJob, writeJob, type Headers, type Inputs, type Job } from '../bpmn/job.ts'
import type { Drawn } from '../bpmn/services.ts'
import { fieldId } from './fieldId.ts'
import { CheckField, Hint, SelectField, TextField } from './fields.tsx'

interface Props {
  readonly modeler: Modeler
  readonly element: Drawn
  readonly process: ProcessView
}

const kinds = [{ id: '', name: 'Noch nicht gewählt' }, ...jobKinds]
const OTHER = 'andere'

/** Headers and inputs of the kinds above: they go when another kind is chosen. Others stay. */
const known = ['letter', 'setting', 'variables', 'office', 'participant', 'purpose', 'stichtag']

export function ServiceField({ modeler, element, process }: Props): VNode {
  const job = readJob(element)
  // Until its name is typed, other work is nothing that could be written down.
  const [other, setOther] = useState(!kinds.some(({ id }) => id === job.type))
  const kind = other ? OTHER : job.type
  const choose = (type: string): void => {
    setOther(type === OTHER)
    if (type === kind || type === OTHER) return
    const others = (all: Headers): Headers =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !known.includes(name)))
    writeJob(modeler, element, {
      type,
      headers: { ...others(job.headers), ...onlyChoice(type, process) },
      inputs: { ...others(job.inputs), ...kindOf(type)?.inputs },
    })
  }
  const set = (headers: Headers, inputs: Inputs = {}): void =>
    writeJob(modeler, element, {
      ...job,
      headers: { ...job.headers, ...headers },
      inputs: { ...job.inputs, ...inputs },
    })
  return (
    <>
      <SelectField
        label="Was geschieht hier?"
        value={kind}
        options={[...kinds, { id: OTHER, name: 'Etwas anderes' }]}
        onCommit={choose}
      />
      {kind === LETTER && <LetterChoice process={process} job={job} set={set} />}
      {kind === RATES && <RatesChoice process={process} job={job} set={set} />}
      {kind === DUPLICATES && <DuplicatesFields job={job} set={set} />}
      {kind === HANDOVER && <HandoverFields process={process} job={job} set={set} />}
      {kind === OTHER && (
        <TextField
          label="Art der Arbeit"
          hint="Unter diesem Namen holt ein angeschlossenes Programm sie ab."
          code
          value={other && kinds.some(({ id }) => id === job.type) ? '' : job.type}
          onCommit={(type) => writeJob(modeler, element, { ...job, type: type.trim() })}
        />
      )}
    </>
  )
}

interface PartProps {
  readonly process: ProcessView
  readonly job: Job
  readonly set: (headers: Headers, inputs?: Inputs) => void
}

interface HeaderProps extends Omit<PartProps, 'process'> {
  readonly label: string
  readonly header: string
  readonly all: readonly Named[]
  readonly none: string
}

/** A header by name: what is there, and what was chosen before and is there no more. */
function HeaderChoice({ label, header, all, none, job, set }: HeaderProps): VNode {
  const chosen = job.headers[header] ?? ''
  const gone = chosen !== '' && !all.some(({ id }) => id === chosen)
  const options = [{ id: '', name: none }, ...all, ...(gone ? [{ id: chosen, name: `${chosen} (fehlt)` }] : [])]
  return (
    <SelectField
      id={fieldId(header)}
      label={label}
      value={chosen}
      options={options}
      onCommit={(id) => set({ [header]: id })}
    />
  )
}

const LetterChoice = ({ process, job, set }: PartProps): VNode => (
  <>
    <HeaderChoice label="Welcher Brief" header="letter" all={process.letters} none="Noch keiner" job={job} set={set} />
    <Hint>
      Ob er gedruckt werden muss, steht danach im Wert „perBrief“.{' '}
      <a href={`/amt/prozesse/${process.key}/briefe`}>Briefe dieses Prozesses</a>
    </Hint>
  </>
)

const RatesChoice = ({ process, job, set }: PartProps): VNode => (
  <>
    <HeaderChoice label="Welche Sätze" header="setting" all={process.rates} none="Noch keine" job={job} set={set} />
    <DayChoice job={job} set={set} />
    <Hint>Danach stehen sie in saetze.</Hint>
  </>
)

const days = [
  { id: OF_RECEIPT, name: 'Tag des Eingangs' },
  { id: '=string(today())', name: 'Tag, an dem der Schritt läuft' },
  { id: '', name: 'Tag, den ein Schritt davor in stichtag schreibt' },
]

/** Which day's rates hold. What was written by hand is kept. */
function DayChoice({ job, set }: Omit<PartProps, 'process'>): VNode {
  const chosen = job.inputs['stichtag'] ?? ''
  const own = days.some(({ id }) => id === chosen) ? [] : [{ id: chosen, name: chosen.replace(/^=\s*/, '') }]
  return (
    <SelectField
      label="Welcher Tag gilt"
      value={chosen}
      options={[...days, ...own]}
      onCommit={(day) => set({}, { stichtag: day })}
    />
  )
}

const DuplicatesFields = ({ job, set }: Omit<PartProps, 'process'>): VNode => (
  <TextField
    label="Auch gleich bei (wenn nötig)"
    hint="Gesucht wird gleicher Name mit gleichem Geburtsdatum. Weitere Felder mit Komma, zum Beispiel chipnummer. Das Ergebnis steht in dubletten."
    code
    value={job.headers['variables'] ?? ''}
    onCommit={(variables) => set({ variables: variables.trim() })}
  />
)

const personal = [
  ['givenName', 'Vorname'],
  ['familyName', 'Familienname'],
  ['birthDate', 'Geburtsdatum'],
  ['street', 'Straße und Hausnummer'],
  ['postalCode', 'Postleitzahl'],
  ['city', 'Ort'],
  ['email', 'E-Mail'],
  ['phone', 'Telefon'],
] as const

function HandoverFields({ process, job, set }: PartProps): VNode {
  const given = split(job.headers['participant'])
  const toggle = (field: string, on: boolean): void =>
    set({ participant: (on ? [...given, field] : given.filter((one) => one !== field)).join(',') })
  return (
    <>
      <HeaderChoice
        label="An welches Amt"
        header="office"
        all={process.offices}
        none="Noch keines"
        job={job}
        set={set}
      />
      <fieldset class="lz-field">
        <legend class="lz-label">Was es von der Person erfährt</legend>
        {personal.map(([field, label]) => (
          <CheckField
            key={field}
            label={label}
            checked={given.includes(`applicant.${field}`)}
            onCommit={(on) => toggle(`applicant.${field}`, on)}
          />
        ))}
      </fieldset>
      <TextField
        label="Und aus dem Antrag"
        hint="Namen der Felder, mit Komma, zum Beispiel rasse"
        code
        value={job.headers['variables'] ?? ''}
        onCommit={(variables) => set({ variables: variables.trim() })}
      />
      <TextField
        label="Wozu"
        hint="Steht im Protokoll der Übergabe."
        value={job.headers['purpose'] ?? ''}
        onCommit={(purpose) => set({ purpose: purpose.trim() })}
      />
    </>
  )
}

const split = (list: string | undefined): readonly string[] =>
  (list ?? '').split(',').flatMap((one) => one.trim() || [])
