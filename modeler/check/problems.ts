/** Asks the engine what of a drawn model it cannot run: the same check that the server makes when it is deployed. */
export interface Problem {
  /** Id of the element, null where the whole model is meant. */
  readonly element: string | null
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly reason: string
  readonly instead: string
}

/** Compiles the model; loads the engine with the first call. */
export async function check(xml: string, key: string): Promise<readonly Problem[]> {
  const { compile } = await import('../../engine/index.ts')
  const { models, problems } = await compile(xml, { id: key })
  const found = problems.map(({ element, severity, code, reason, instead }) => ({
    element,
    severity,
    code,
    reason: reason.de,
    instead: instead.de,
  }))
  const other = models.length > 0 && !models.some((model) => model.process === key)
  return other ? [...found, renamed(key)] : found
}

/** Cases, forms and addresses know the process by its id: it must stay. */
const renamed = (key: string): Problem => ({
  element: null,
  severity: 'error',
  code: 'process-missing',
  reason: `Es gibt keinen ausführbaren Prozess mit der Kennung „${key}“ mehr.`,
  instead: 'Machen Sie die Änderung der Kennung rückgängig.',
})
