/** All parts of a process in one zip, in the folders in which `processes/<key>` keeps them. */
import { strToU8, zipSync } from 'fflate'
import type { FileKind } from '../draftFiles.ts'
import type { ProcessDocument } from './document.ts'
import type { Picture } from './picture.ts'

interface Extra {
  readonly pdf: Buffer
  readonly picture: Picture | null
  readonly at: Date
}

export function writeParcel(of: ProcessDocument, { pdf, picture, at }: Extra): Uint8Array {
  const texts: Readonly<Record<string, string>> = {
    'process.bpmn': of.xml,
    ...Object.fromEntries(of.files.map(({ kind, name, content }) => [placeOf[kind](name), content])),
    ...Object.fromEntries(of.storyFiles.map(({ name, content }) => [placeOf.story(name), content])),
    ...(picture ? { 'bild.svg': picture.svg } : {}),
  }
  const files = Object.entries(texts).map(([name, content]) => [`${of.key}/${name}`, strToU8(content)] as const)
  return zipSync({ ...Object.fromEntries(files), [`${of.key}/dokumentation.pdf`]: new Uint8Array(pdf) }, { mtime: at })
}

const placeOf: Readonly<Record<FileKind, (name: string) => string>> = {
  form: (name) => `forms/${withEnding(name, 'form')}`,
  dmn: (name) => `decisions/${withEnding(name, 'dmn')}`,
  letter: (name) => `letters/${withEnding(name, 'json')}`,
  story: (name) => `stories/${withEnding(name, 'json')}`,
  service: (name) => name,
}

const withEnding = (name: string, ending: string): string => (name.endsWith(`.${ending}`) ? name : `${name}.${ending}`)
