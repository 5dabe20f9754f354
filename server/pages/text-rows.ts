/** How many lines an input of several lines has, so that a text is seen as a whole when the page opens. */
export const rowsFor = (text: string, least: number): number => Math.max(least, Math.min(MOST, linesIn(text)))

/** Where browsers measure the text themselves, the style sheet lets them. */
const linesIn = (text: string): number =>
  text.split('\n').reduce((lines, line) => lines + Math.ceil((line.length + 1) / WIDTH), 0)

const WIDTH = 70
const MOST = 14
