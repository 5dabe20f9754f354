import type { VNode } from 'preact'
import { fieldsOf, type Form } from '../../../engine/index.ts'
import { germanDay } from '../../pages/format.ts'
import type { CaseFile } from '../case-file.ts'
import { addressLines, fullName, participantRoleNames, type Participant } from '../participants.ts'

/** The people of a case: who, born when, where, how they want to hear from us. */
export const PeopleCards = ({ file: { participants, startForm } }: { file: CaseFile }): VNode => (
  <ul class="people">
    {participants.map((one) => (
      <li key={one.id}>
        <p class="people__role">{participantRoleNames[one.role]}</p>
        <p class="people__name">{fullName(one.fields) || 'Ohne Namen'}</p>
        {one.fields.birthDate && <p>{`geboren am ${germanDay(one.fields.birthDate)}`}</p>}
        <p>
          {addressLines(one.fields).map((line, index) => (
            <>
              {index > 0 && <br />}
              {line}
            </>
          ))}
        </p>
        {(one.fields.email || one.fields.phone) && (
          <p>{[one.fields.email, one.fields.phone].filter(Boolean).join(' · ')}</p>
        )}
        {one.role === 'applicant' && <p class="muted">{sayContact(one.fields, startForm)}</p>}
      </li>
    ))}
  </ul>
)

/** A wish is only what somebody was asked for: where no form asks, letters go out, also to those who gave an e-mail address. */
function sayContact({ contact, email }: Participant['fields'], form: Form | null): string {
  if (contact === 'email') return 'möchte E-Mails; Bescheide kommen per Brief'
  const asked = form && fieldsOf(form.components).some(isContact)
  if (asked) return 'möchte Briefe'
  return email ? 'bekommt Briefe (das Formular fragt nicht, ob E-Mails recht sind)' : 'bekommt Briefe'
}

const isContact = ({ properties }: { readonly properties: Readonly<Record<string, string>> }): boolean =>
  properties['lz:participant'] === 'applicant.contact'
