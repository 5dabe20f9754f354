/** Forms and decisions of the draft: those of the server with what this tab has changed over them. */
import type { DraftFile, ProcessView, SavedFile } from '../api/process.ts'

const same = (one: Pick<SavedFile, 'kind' | 'name'>, other: Pick<SavedFile, 'kind' | 'name'>): boolean =>
  one.kind === other.kind && one.name === other.name

export const filesNow = (process: ProcessView, changed: readonly SavedFile[]): readonly DraftFile[] =>
  changed
    .filter(isModelFile)
    .reduce(withFile<DraftFile>, process.files)
    .filter(({ content }) => content !== '')

const isModelFile = (file: SavedFile): file is DraftFile => file.kind !== 'story'

/** With a file in place of the one of its name. */
export const withFile = <F extends SavedFile>(files: readonly F[], file: F): readonly F[] => [
  ...files.filter((known) => !same(known, file)),
  file,
]

/** The decisions in a DMN file, without reading all of it. */
export function decisionsIn({
  content,
}: Pick<DraftFile, 'content'>): readonly { readonly id: string; readonly name: string }[] {
  return [...content.matchAll(/<(?:\w+:)?decision\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const id = attribute(attributes, 'id')
    return id ? [{ id, name: attribute(attributes, 'name') ?? id }] : []
  })
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`)
    .exec(attributes)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The file in which a decision stands. */
export const fileOfDecision = (files: readonly DraftFile[], decision: string): DraftFile | undefined =>
  files.find((file) => file.kind === 'dmn' && decisionsIn(file).some(({ id }) => id === decision))
