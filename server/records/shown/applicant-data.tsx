/** What the applicant told and sent: read-only, beside a task and on the case's data tab. */
import type { VNode } from 'preact'
import { fieldsOf, visible, type Variables } from '../../../engine/index.ts'
import { ZONE, type Context } from '../../context.ts'
import { Answers, fromParticipants } from '../../pages/form.tsx'
import { participantValues } from '../participants.ts'
import type { CaseFile } from '../case-file.ts'
import { insteadOfFiles, ON_PAPER } from '../on-paper.ts'
import { DocumentLink } from './documents.tsx'

/** The answers of the application form; what it asked about people stands on their cards. */
export function ApplicantData({ file, context }: { file: CaseFile; context: Pick<Context, 'clock'> }): VNode {
  const { startForm, variables, documents } = file
  if (!startForm) return <p class="muted">Dieser Vorgang begann ohne Formular.</p>
  const people = participantValues(file.participants)
  const shown = visible(startForm, { ...variables, ...fromParticipants(startForm, people) } as Variables, {
    now: context.clock.now(),
    zone: ZONE,
  })
  const aboutPeople = fieldsOf(startForm.components).filter(({ properties }) => properties['lz:participant'])
  const left = new Set([...shown].filter((shownId) => !aboutPeople.some(({ id }) => id === shownId)))
  const showDocument = (number: string): VNode | string => {
    const document = documents.find((one) => one.number === number)
    return document ? <DocumentLink document={document} /> : number
  }
  return (
    <Answers
      form={startForm}
      values={variables}
      shown={left}
      showDocument={showDocument}
      instead={insteadOfFiles(variables[ON_PAPER])}
    />
  )
}
