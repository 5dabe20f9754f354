/** Whether somebody can apply for what a process does: it has to begin with a form. */
import type { CheckProblem, Model } from '../../engine/index.ts'
import type { Written } from './read.ts'

/** A process that only messages, dates or others begin may have a service: its cases are found under it. Without a service it may be begun by another process, so it is only a hint. */
export function noWayIn({ elements, process }: Model, forms: readonly Written[], offered: boolean): CheckProblem[] {
  const starts = Object.values(elements).filter(
    ({ type, parent }) => type === 'bpmn:StartEvent' && parent === (process as string),
  )
  if (starts.some(({ form }) => forms.some(({ name }) => name === form))) return []
  const plain = starts.find(({ event }) => event === null)
  if (!plain && !offered) return []
  return [
    {
      element: plain?.id ?? starts[0]?.id ?? null,
      severity: plain && offered ? 'error' : 'warning',
      code: 'service-start',
      ...(offered ? NOBODY_APPLIES : NOT_APPLIED_FOR),
    },
  ]
}

const NOBODY_APPLIES: Pick<CheckProblem, 'reason' | 'instead'> = {
  reason: {
    de: 'Der Prozess beginnt ohne Formular: Niemand könnte die Leistung beantragen.',
    en: 'The process begins without a form: nobody could apply for the service.',
  },
  instead: {
    de: 'Geben Sie dem Start ein Formular, oder nehmen Sie die Leistung heraus.',
    en: 'Give the start event a form, or take the service away.',
  },
}

const NOT_APPLIED_FOR: Pick<CheckProblem, 'reason' | 'instead'> = {
  reason: {
    de: 'Der Prozess beginnt ohne Antragsformular: Niemand kann ihn beantragen.',
    en: 'The process begins without an application form: nobody can apply for it.',
  },
  instead: {
    de: 'Legen Sie einen Antrag an. Beginnt ihn nur ein anderer Prozess, ist nichts zu tun.',
    en: 'Make an application form. Where only another process begins it, there is nothing to do.',
  },
}
