import type { VNode } from 'preact'
import { germanDay } from '../../pages/format.ts'
import { addressLines, fullName, participantRoleNames, type Participant } from '../participants.ts'

/** The people of a case: who, born when, where, how they want to hear from us. */
export const PeopleCards = ({ participants }: { participants: readonly Participant[] }): VNode => (
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
        {one.role === 'applicant' && (
          <p class="muted">
            {one.fields.contact === 'email' ? 'möchte E-Mails; Bescheide kommen per Brief' : 'möchte Briefe'}
          </p>
        )}
      </li>
    ))}
  </ul>
)
