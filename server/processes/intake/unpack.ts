/** Files as a person gives them: what lies in a zip comes out of it, what systems put beside files stays behind. */
import { unzipSync, zipSync } from 'fflate'

export interface GivenFile {
  /** With its folders, where it came in a zip. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Why it could not be opened. */
  readonly refused?: string
}

/** Of one file, and of all that come out of a zip. */
const LARGEST = 4_000_000
const ALL = 20_000_000
const MOST = 200

export const tooLarge = 'Die Datei ist größer als 4 MB.'

/** Opens zips, one level deep. What is too large or too many is named and not opened. */
export function unpack(files: readonly GivenFile[]): readonly GivenFile[] {
  return files.flatMap((file) => (isZip(file) ? opened(file) : [limited(file)])).filter(({ name }) => !isLitter(name))
}

/** All of them as one text, to go through a form and back; the server keeps nothing meanwhile. */
export function carried(files: readonly GivenFile[]): readonly string[] {
  const numbered = files.map(({ name, bytes }, index) => [`${index}/${name}`, bytes] as const)
  const text = Buffer.from(zipSync(Object.fromEntries(numbered))).toString('base64')
  return text.match(/.{1,150000}/gs) ?? []
}

export function brought(parts: readonly string[]): readonly GivenFile[] {
  const all = unzipSync(Buffer.from(parts.join(''), 'base64'), { filter: ({ originalSize }) => originalSize <= ALL })
  return Object.entries(all).map(([name, bytes]) => ({ name: name.replace(/^\d+\//, ''), bytes }))
}

const isZip = ({ bytes }: GivenFile): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
const isLitter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/.test(name)
const limited = (file: GivenFile): GivenFile =>
  file.bytes.length > LARGEST ? { ...file, bytes: new Uint8Array(), refused: tooLarge } : file

function opened(zip: GivenFile): readonly GivenFile[] {
  let [size, count] = [0, 0]
  const large: GivenFile[] = []
  try {
    const inside = unzipSync(zip.bytes, {
      filter({ name, originalSize }) {
        if (name.endsWith('/') || isLitter(name)) return false
        size += originalSize
        count += 1
        if (size > ALL || count > MOST) throw new RangeError()
        if (originalSize > LARGEST) large.push({ name, bytes: new Uint8Array(), refused: tooLarge })
        return originalSize <= LARGEST
      },
    })
    return [...Object.entries(inside).map(([name, bytes]) => ({ name, bytes })), ...large]
  } catch (error) {
    const refused =
      error instanceof RangeError
        ? 'Das Archiv hält mehr als 200 Dateien oder mehr als 20 MB. Bitte lesen Sie es in Teilen ein.'
        : 'Das Archiv ist beschädigt oder verschlüsselt. Bitte packen Sie es neu, ohne Kennwort.'
    return [{ name: zip.name, bytes: new Uint8Array(), refused }]
  }
}
