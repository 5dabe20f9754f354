import type { VNode } from 'preact'
import { roleNames, roles, type Grant } from '../access/index.ts'
import type { PostedFields } from '../http/body.ts'
import { CsrfField, Page, type PageProps } from '../pages/layout.tsx'
import { Choice } from '../pages/choice.tsx'
import { Alert, Button, TableHead, TextField } from '../pages/parts.tsx'
import { domainWords } from '../pages/service-words.ts'
import type { Person } from './people.ts'

interface Office {
  readonly key: string
  readonly name: string
}

interface PeopleProps extends Omit<PageProps, 'title' | 'children'> {
  readonly people: readonly Person[]
  readonly offices: readonly Office[]
  readonly problems: readonly string[]
  readonly posted: PostedFields
}

const domains: readonly (readonly [string, string])[] = [['*', 'alle'], ...Object.entries(domainWords)]

export const PeoplePage = ({ people, offices, problems, posted, ...page }: PeopleProps): VNode => (
  <Page {...page} title="Personen und Rechte" wide>
    <h1 class="kern-heading-x-large">Personen und Rechte</h1>
    <p>
      Ein Recht gilt für eine Rolle, ein Amt und einen Datenbereich. Administration und Leitung sehen keine Vorgänge.
    </p>
    <table class="kern-table">
      <caption class="kern-sr-only">Konten der Mitarbeitenden</caption>
      <TableHead titles={['Name', 'Benutzername', 'E-Mail für Hinweise', 'Rechte', 'Abwesend bis', 'Konto']} />
      <tbody class="kern-table__body">
        {people.map((person) => (
          <PersonRow person={person} offices={offices} csrf={page.csrf} />
        ))}
      </tbody>
    </table>
    <NewPersonForm offices={offices} problems={problems} posted={posted} csrf={page.csrf} />
  </Page>
)

function grantText({ role, office, domain }: Grant, offices: readonly Office[]): string {
  const where = office === '*' ? 'alle Ämter' : (offices.find(({ key }) => key === office)?.name ?? office)
  const what = domains.find(([key]) => key === domain)?.[1] ?? domain
  return `${roleNames[role]} · ${where} · ${domain === '*' ? 'alle Bereiche' : what}`
}

const PersonRow = ({
  person,
  offices,
  csrf,
}: {
  person: Person
  offices: readonly Office[]
  csrf: string | undefined
}): VNode => (
  <tr class="kern-table__row">
    <th class="kern-table__cell" scope="row">
      {person.name}
    </th>
    <td class="kern-table__cell">{person.login}</td>
    <td class="kern-table__cell">
      <form method="post" action={`/amt/verwaltung/personen/${person.id}/email`} class="inline-form">
        <CsrfField csrf={csrf} />
        <input
          class="kern-form-input__input"
          type="email"
          name="email"
          value={person.email ?? ''}
          aria-label={`E-Mail von ${person.name}`}
          autocomplete="off"
        />
        <Button label="Merken" kind="tertiary" small />
      </form>
    </td>
    <td class="kern-table__cell">
      {person.grants.length === 0 ? 'keine' : person.grants.map((grant) => <div>{grantText(grant, offices)}</div>)}
    </td>
    <td class="kern-table__cell">
      <form method="post" action={`/amt/verwaltung/personen/${person.id}/abwesend`} class="inline-form">
        <CsrfField csrf={csrf} />
        <input
          class="kern-form-input__input"
          type="date"
          name="bis"
          value={person.absent_until ?? ''}
          aria-label={`${person.name} ist abwesend bis`}
        />
        <Button label="Merken" kind="tertiary" small />
      </form>
    </td>
    <td class="kern-table__cell">
      <form method="post" action={`/amt/verwaltung/personen/${person.id}/sperren`} class="inline-form">
        <CsrfField csrf={csrf} />
        <input type="hidden" name="gesperrt" value={person.disabled_at ? 'nein' : 'ja'} />
        <span>{person.disabled_at ? 'gesperrt' : 'offen'}</span>
        <button
          class="kern-btn kern-btn--tertiary kern-btn--x-small"
          aria-label={`${person.name} ${person.disabled_at ? 'entsperren' : 'sperren'}`}
        >
          <span class="kern-label">{person.disabled_at ? 'Entsperren' : 'Sperren'}</span>
        </button>
      </form>
    </td>
  </tr>
)

interface NewPersonProps {
  readonly offices: readonly Office[]
  readonly problems: readonly string[]
  readonly posted: PostedFields
  readonly csrf: string | undefined
}

const NewPersonForm = ({ offices, problems, posted, csrf }: NewPersonProps): VNode => {
  const value = (name: string): string => (typeof posted[name] === 'string' ? posted[name] : '')
  return (
    <form method="post" action="/amt/verwaltung/personen" class="stack narrow-form">
      <CsrfField csrf={csrf} />
      <h2>Neue Person</h2>
      {problems.length > 0 && (
        <Alert kind="danger" title="Bitte prüfen Sie die Angaben" live>
          <ul>
            {problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <TextField name="name" label="Name" value={value('name')} />
      <TextField name="login" label="Benutzername" value={value('login')} />
      <TextField
        name="email"
        label="E-Mail (freiwillig)"
        hint="Für Hinweise, zum Beispiel wenn jemand die Person in einem Kommentar nennt"
        type="email"
        value={value('email')}
      />
      <TextField
        name="password"
        label="Erstes Passwort (mindestens 12 Zeichen)"
        type="password"
        autocomplete="new-password"
      />
      <Choice name="role" label="Rolle" chosen={value('role')} options={roles.map((role) => [role, roleNames[role]])} />
      <Choice
        name="office"
        label="Amt"
        chosen={value('office')}
        options={[['*', 'alle Ämter'], ...offices.map(({ key, name }) => [key, name] as const)]}
      />
      <Choice name="domain" label="Datenbereich" chosen={value('domain')} options={domains} />
      <Button label="Person anlegen" />
    </form>
  )
}
