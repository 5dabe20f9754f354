/** The answers of an application, with the titles of its documents. */
import type { VNode } from 'preact'
import type { FormStep } from '../../engine/index.ts'
import type { Application } from '../records/application.ts'
import { insteadOfFiles } from '../records/on-paper.ts'
import { Answers } from './form.tsx'

interface Props {
  readonly application: Application
  /** Stands behind a step's heading, for example a link to change it. */
  readonly action?: (step: FormStep) => VNode
}

export function AllAnswers({ application, action }: Props): VNode {
  const { form, values, shown, documents, draft } = application
  const title = (number: string): string => documents.find((document) => document.number === number)?.title ?? number
  const instead = insteadOfFiles([...draft.data.paper])
  return <Answers form={form} values={values} shown={shown} showDocument={title} instead={instead} action={action} />
}
