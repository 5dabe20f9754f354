/** What a file is, by its first bytes: names and what browsers say about them can be wrong or made up. */
import { LARGEST_FILE, type UploadedFile } from '../http/body.ts'

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

/** The same sentence wherever a file is taken in. */
export const sayTooLarge = (name: string): string =>
  `Die Datei „${name}“ ist größer als ${LARGEST_FILE / 1024 / 1024} MB.`

/** Why a file that a person sent cannot be taken, and what to do instead; null when it can. */
export function whyRefused({
  name,
  bytes,
  tooLarge,
}: Pick<UploadedFile, 'name' | 'bytes' | 'tooLarge'>): string | null {
  const file = `Die Datei „${name}“`
  if (tooLarge) return `${sayTooLarge(name)} Bitte verkleinern oder teilen Sie sie.`
  if (bytes.length === 0) return `${file} ist leer. Bitte wählen Sie eine andere Datei.`
  return fileTypeOf(bytes) ? null : `${file} ist kein PDF, JPG oder PNG. Bitte wählen Sie eine andere Datei.`
}

/** A file's name without folders and control characters, ending as its content says. */
export function safeName(name: string, { ending }: FileType): string {
  const base = (name.split(/[\\/]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim()
  const stem = base.replace(/\.[^.]{0,5}$/, '').slice(0, 100) || 'Datei'
  return `${stem}.${ending}`
}
