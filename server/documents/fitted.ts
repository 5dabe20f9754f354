/** Words that are wider than their line: left alone, they would be torn at any letter. */

/**
 * The text with line ends in words that do not fit into a line, and only there: in addresses behind `@` and `/` and before
 * a dot, without a hyphen; in other words between syllables, with one.
 */
export const fitted = (text: string, fits: (word: string) => boolean): string =>
  text.replace(/[^ \n]+/g, (word) => (fits(word) ? word : inLines(word, fits)))

function inLines(word: string, fits: (word: string) => boolean): string {
  const address = /[@/]|\w\.\w/.test(word)
  const hyphen = address ? '' : '-'
  const lines: string[] = ['']
  const parts = address ? word.split(/(?<=[@/])|(?=\.)/) : word.split(betweenSyllables)
  for (const [at, part] of parts.entries()) {
    const line = lines.pop() ?? ''
    if (line === '' || fits(line + part + (at < parts.length - 1 ? hyphen : ''))) lines.push(line + part)
    else lines.push(line + (line.endsWith('-') ? '' : hyphen), part)
  }
  return lines.join('\n')
}

/** Behind a hyphen, or before a single consonant (`ch`, `sch`, `ck`, `st` count as one) between vowels and at least two letters. */
const betweenSyllables =
  /(?<=\p{L}-)(?=\p{L})|(?<=\p{L}{2})(?<=[aeiouyäöü]|[bdfghklmnprstvwxzß])(?<!sc)(?=(?!(?<=s)[tp])(?:sch|ch|ck|ph|qu|st|sp|[bdfgjklmnprstvwxzß])[aeiouyäöü]\p{L})/iu
