import type { VNode } from 'preact'
import { CsrfField, Page, type PageProps } from '../../pages/layout.tsx'
import { Button, LinkButton, TextField } from '../../pages/parts.tsx'
import type { Office } from '../../records/offices.ts'
import { Choice } from '../../pages/choice.tsx'
import { ProblemList } from '../problem-list.tsx'
import { kinds } from './entry.ts'
import type { Registered } from './registered.ts'
import { kindWords } from './words.ts'

interface EntryProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: Registered
  readonly offices: readonly Pick<Office, 'key' | 'name'>[]
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly string[]
}

/** `/amt/prozesse/:key/angaben`: what the register knows because somebody entered it. */
export const EntryPage = ({ process, offices, typed, problems, ...page }: EntryProps): VNode => (
  <Page {...page} title={`Angaben: ${process.name}`} styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">Angaben im Register</h1>
    <p>{process.name}</p>
    <ProblemList problems={problems} />
    <form method="post" class="stack">
      <CsrfField csrf={page.csrf} />
      {process.service ? (
        <p>{`Amt und LeiKa-Schlüssel kommen aus der Leistung „${process.service}“.`}</p>
      ) : (
        <>
          <Choice
            name="office"
            label="Amt"
            all="nicht angegeben"
            chosen={typed['office']}
            options={offices.map(({ key, name }) => [key, name])}
          />
          <TextField
            name="leika"
            label="LeiKa-Schlüssel"
            hint="14 Ziffern, beginnt mit 99"
            value={typed['leika'] ?? ''}
            short
          />
        </>
      )}
      <Choice
        name="kind"
        label="Gruppe auf der Landkarte"
        chosen={typed['kind']}
        options={kinds.map((kind) => [kind, kindWords[kind]])}
      />
      <TextField
        name="owner"
        label="Verantwortlich"
        hint="Stelle, zum Beispiel Sachgebiet Abgaben"
        value={typed['owner'] ?? ''}
      />
      <Day name="reviewedOn" label="Zuletzt geprüft am" typed={typed} />
      <Day name="replacedOn" label="Abgelöst seit" typed={typed} />
      <p class="process-actions">
        <Button label="Angaben speichern" />
        <LinkButton kind="tertiary" href={`/amt/prozesse/${process.key}/steckbrief`} label="Abbrechen" />
      </p>
    </form>
  </Page>
)

const Day = ({ name, label, typed }: { name: string; label: string; typed: EntryProps['typed'] }): VNode => (
  <div class="kern-form-input">
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    <input
      class="kern-form-input__input input-medium"
      id={`f-${name}`}
      name={name}
      type="date"
      value={typed[name] ?? ''}
    />
  </div>
)
