/** The norms of a process, each said once: those of its service, and what its steps name beyond them. */

export interface Norms {
  readonly both: readonly string[]
  readonly service: readonly string[]
  readonly model: readonly string[]
}

/** A line of the model goes when the service names all that it cites: there it stands with whether it was checked. */
export function normsOnce(model: readonly string[], service: readonly string[]): Norms {
  const [drawn, told] = [model, service].map((lines) => new Set(lines.flatMap(citedIn)))
  const allIn = (cited: ReadonlySet<string> | undefined) => (line: string) =>
    citedIn(line).every((one) => cited?.has(one) ?? false)
  return {
    both: service.filter(allIn(drawn)),
    service: service.filter((line) => !allIn(drawn)(line)),
    model: model.filter((line) => !allIn(told)(line)),
  }
}

/** "AO § 155, § 157 über KAG RLP § 3 Abs. 1" cites three: a paragraph without its law belongs to the law before it. */
export function citedIn(line: string): readonly string[] {
  const bare = line.replace(/\([^)]*\)|:.*$/g, '')
  let law = ''
  return bare
    .split(/[;,]|\s(?:über|mit|und|i\. ?V\. ?m\.)\s/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .map((part) => {
      const at = part.search(/§|\bArt\. ?\d/)
      if (at !== 0) law = at < 0 ? part : part.slice(0, at).trim()
      return at < 0 ? part : `${law} ${part.slice(at)}`
    })
}
