/** What the applicant told and sent: read-only, beside a task and on the case's data tab. */
import type { VNode } from 'preact'
import { visible, type Variables } from '../../../engine/index.ts'
import { ZONE, type Context } from '../../context.ts'
import { Answers, fromParticipants } from '../../pages/form.tsx'
import { participantValues } from '../participants.ts'
import type { CaseFile } from '../case-file.ts'
import { insteadOfFiles, ON_PAPER } from '../on-paper.ts'
import { DocumentLink } from './documents.tsx'

/** The answers of the application form, with the people put back to the fields they came from. */
export function ApplicantData({ file, context }: { file: CaseFile; context: Pick<Context, 'clock'> }): VNode {
  const { startForm, variables, documents } = file
  if (!startForm) return <p class="muted">Dieser Vorgang begann ohne Formular.</p>
  const people = participantValues(file.participants)
  const shown = visible(startForm, { ...variables, ...fromParticipants(startForm, people) } as Variables, {
    now: context.clock.now(),
    zone: ZONE,
  })
  const showDocument = (number: string): VNode | string => {
    const document = documents.find((one) => one.number === number)
    return document ? <DocumentLink document={document} /> : number
  }
  return (
    <Answers
      form={startForm}
      values={variables}
      participants={people}
      shown={shown}
      showDocument={showDocument}
      instead={insteadOfFiles(variables[ON_PAPER])}
    />
  )
}
