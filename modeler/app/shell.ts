/** What the server's page gives the application: the address of the process and the token against forged requests. */
export interface Shell {
  readonly key: string
  /** `/api/v1/processes/<key>` */
  readonly api: string
  readonly csrf: string
  /** The page with all versions. */
  readonly versions: string
  /** What is shown first. */
  readonly view?: 'table' | 'diagram' | 'reading'
  /** The page with the Ist, where there is one. */
  readonly actual: string | null
}

/** Reads `data-modeler` of the page's element. */
export function readShell(element: HTMLElement): Shell {
  return JSON.parse(element.dataset.modeler ?? '{}') as Shell
}
