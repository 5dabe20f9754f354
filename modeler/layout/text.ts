/** How wide a text is in the drawing, without a browser: the advance widths of Fira Sans Regular, in hundredths of the font size. */

const widths: ReadonlyMap<string, number> = new Map(
  (
    [
      [22, "'"],
      [24, '!,.:;'],
      [26, ' '],
      [28, 'ij'],
      [29, 'Il'],
      [30, 'J'],
      [32, '()[]'],
      [33, 'f'],
      [36, 't'],
      [39, 'r'],
      [40, '"-'],
      [41, '„“'],
      [43, '1'],
      [44, '*7z'],
      [46, '?'],
      [47, 's'],
      [48, 'cx'],
      [49, '2Fvy'],
      [50, '+<=>35L'],
      [51, 'k'],
      [52, '#/9TZ_g–'],
      [53, '46E§'],
      [54, 'SXaä'],
      [55, '8Ye'],
      [56, '0CV'],
      [57, 'AÄ'],
      [58, 'Pouöü€'],
      [59, 'Kbhnpqß'],
      [60, 'Rd'],
      [61, 'B'],
      [63, 'G'],
      [64, 'D'],
      [66, 'UÜ'],
      [68, 'HN'],
      [69, 'OQÖ'],
      [72, 'w'],
      [74, '…'],
      [76, '&'],
      [80, 'M'],
      [83, '%W'],
      [86, 'm'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
)

/** What the table does not know is as wide as a wide letter. */
const UNKNOWN = 70

export function textWidth(text: string, fontSize: number): number {
  let sum = 0
  for (const letter of text) sum += widths.get(letter) ?? UNKNOWN
  return (sum * fontSize) / 100
}

/** The lines into which a text falls when it may be `room` pixels wide; a word that is too long gets a line of its own. */
export function wrap(text: string, room: number, fontSize: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && textWidth(longer, fontSize) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

export const longestWord = (text: string, fontSize: number): number =>
  Math.max(0, ...text.split(/\s+/).map((word) => textWidth(word, fontSize)))

/** Font sizes and line height of the drawing, as `textStyle` sets them. */
export const INSIDE = 12
export const OUTSIDE = 10.5
export const LINE = 1.25

/** The size of a label beside a shape or a line. */
export function labelSize(text: string, room = 90): { readonly width: number; readonly height: number } {
  const width = Math.max(room, longestWord(text, OUTSIDE))
  const lines = wrap(text, width, OUTSIDE)
  const widest = Math.max(0, ...lines.map((line) => textWidth(line, OUTSIDE)))
  return { width: Math.ceil(widest) + 6, height: Math.ceil(lines.length * OUTSIDE * LINE) + 1 }
}
