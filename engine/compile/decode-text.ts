/**
 * The text of a file: its byte order mark decides, then what XML declares itself (XML 1.0, appendix F), else UTF-8. Some tools of
 * Windows write UTF-16. An encoding that nobody knows is read as UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  const opening = decoded(bytes.subarray(0, 200), 'windows-1252')
  return decoded(bytes, /^(?:ï»¿)?<\?xml[^>]*?encoding=["']([\w.-]+)["']/.exec(opening)?.[1] ?? 'utf-8')
}

/** A declaration of UTF-16 that could be read byte by byte is wrong. */
function decoded(bytes: Uint8Array, encoding: string): string {
  const label = /^utf-?16$/i.test(encoding) ? 'utf-8' : encoding
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}
