/** Uploaded documents as the fields of a form list them. */
import type { DocumentRow } from '../records/documents.ts'
import type { ListedFile } from './form.tsx'

export function filesByField(documents: readonly DocumentRow[]): Readonly<Record<string, readonly ListedFile[]>> {
  const byField: Record<string, ListedFile[]> = {}
  for (const { field, number, title, size } of documents) {
    if (field !== null) (byField[field] ??= []).push({ number, title, size })
  }
  return byField
}
