/** What a file is, by its first bytes: names and what browsers say about them can be wrong or made up. */

export interface FileType {
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png'
  readonly ending: string
}

const signatures: readonly { readonly begins: Buffer; readonly type: FileType }[] = [
  { begins: Buffer.from('%PDF-'), type: { mediaType: 'application/pdf', ending: 'pdf' } },
  { begins: Buffer.from([0xff, 0xd8, 0xff]), type: { mediaType: 'image/jpeg', ending: 'jpg' } },
  {
    begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    type: { mediaType: 'image/png', ending: 'png' },
  },
]

/** PDF, JPG or PNG; null for everything else. */
export const fileTypeOf = (bytes: Buffer): FileType | null =>
  signatures.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins))?.type ?? null

/** A file's name without folders and control characters, ending as its content says. */
export function safeName(name: string, { ending }: FileType): string {
  const base = (name.split(/[\\/]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim()
  const stem = base.replace(/\.[^.]{0,5}$/, '').slice(0, 100) || 'Datei'
  return `${stem}.${ending}`
}
