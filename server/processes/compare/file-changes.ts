/** What differs between the forms, decisions, letters, stories and the service that go with two drawings, in sentences. */
import type { DraftFile } from '../draftFiles.ts'
import { formName } from '../formName.ts'
import { draftedLetter } from '../../services/read.ts'
import { idsAsNames, type ServiceNames } from '../service-names.ts'
import { serviceSection } from '../service-lines.ts'
import { formChanges } from './form-changes.ts'
import { letterChanges } from './letter-changes.ts'
import { ruleChanges } from './rule-changes.ts'
import { serviceChanges } from './service-changes.ts'

/** @returns sentences, those of one file together */
export async function fileChanges(
  before: readonly DraftFile[],
  now: readonly DraftFile[],
  names: ServiceNames,
): Promise<readonly string[]> {
  const old = new Map(before.map((file) => [keyOf(file), file]))
  const later = new Set(now.map(keyOf))
  const said = await Promise.all(
    now.map((file) => {
      const was = old.get(keyOf(file))
      if (!was) return [`${sayFile(file, names)} ist neu.`]
      return was.content === file.content ? [] : inside(file, was, names)
    }),
  )
  return [
    ...said.flat(),
    ...before.filter((file) => !later.has(keyOf(file))).map((file) => `${sayFile(file, names)} entfällt.`),
  ]
}

/** A decision is called by its file with or without ending. */
const keyOf = ({ kind, name }: DraftFile): string => `${kind} ${name.replace(/\.(dmn|json|form)$/, '')}`

type Changes = (before: string, now: string, names: ServiceNames) => readonly string[] | Promise<readonly string[]>

const kinds: Readonly<Record<DraftFile['kind'], { readonly word: string; readonly changes: Changes }>> = {
  form: { word: 'Formular', changes: formChanges },
  dmn: { word: 'Regel', changes: ruleChanges },
  letter: { word: 'Brief', changes: letterChanges },
  service: { word: 'Leistung', changes: serviceChanges },
  story: { word: 'Geschichte', changes: () => ['Die Schritte sind geändert.'] },
}

const sayFile = (file: DraftFile, names: ServiceNames): string => `${kinds[file.kind].word} „${nameOf(file, names)}“`

function nameOf({ kind, name, content }: DraftFile, names: ServiceNames): string {
  if (kind === 'form') return names.form(name) ?? formName(name, content)
  if (kind === 'dmn') return ruleName(content) ?? name.replace(/\.dmn$/, '')
  if (kind === 'letter') return draftedLetter({ content })?.title || name
  if (kind === 'service') return serviceSection({ name, content }, idsAsNames)?.title ?? name
  return name.replace(/\.json$/, '')
}

/** What its decision is called; of several what the file is. */
function ruleName(content: string): string | null {
  const named = (element: string): readonly (string | undefined)[] =>
    [...content.matchAll(new RegExp(`<(?:\\w+:)?${element}\\s[^>]*?\\bname="([^"]+)"`, 'g'))].map(([, name]) => name)
  const decisions = named('decision')
  return (decisions.length === 1 ? decisions[0] : named('definitions')[0]) ?? null
}

async function inside(file: DraftFile, before: DraftFile, names: ServiceNames): Promise<readonly string[]> {
  const said = await kinds[file.kind].changes(before.content, file.content, names)
  return said.map((says) => `${sayFile(file, names)}: ${says}`)
}
