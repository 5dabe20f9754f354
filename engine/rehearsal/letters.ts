/** Cases are called `a`, `b`, `c` … by birth; after `z` comes `aa`. */

/** Number of a case by its letter, from 0. */
export const indexOf = (letter: string): number =>
  [...letter].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 96, 0) - 1

/** Letter of a case by its number, from 0. */
export const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26))
