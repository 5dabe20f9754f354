/** What a process is made of beside its diagram, as the server keeps it. */
export interface Part {
  readonly kind: 'form' | 'dmn'
  /** File name without folder; of a form its id. */
  readonly name: string
  readonly content: string
}

/** A story as a file: it may be one that cannot be read. */
export interface StoryFile {
  readonly name: string
  readonly content: string
}

export interface Parts {
  readonly files: readonly Part[]
  readonly stories: readonly StoryFile[]
}

/** Decisions and forms under the names that a deployment wants. */
export const filesFor = (xml: string, parts: Parts): Readonly<Record<string, string>> => ({
  'process.bpmn': xml,
  ...Object.fromEntries(parts.files.map(({ kind, name, content }) => [withEnding(name, kind), content])),
})

const withEnding = (name: string, kind: Part['kind']): string => (name.endsWith(`.${kind}`) ? name : `${name}.${kind}`)
