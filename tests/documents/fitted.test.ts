import { expect, test } from 'vitest'
import { fitted } from '../../server/documents/fitted.ts'

const upTo =
  (letters: number) =>
  (word: string): boolean =>
    word.length <= letters

test('only a word wider than the line is broken: an address at its signs, another word between syllables', () => {
  expect(fitted('An stadt@wittlich.example schreiben', upTo(30))).toBe('An stadt@wittlich.example schreiben')
  expect(fitted('An stadt@wittlich.example schreiben', upTo(18))).toBe('An stadt@wittlich\n.example schreiben')
  expect(fitted('An stadt@wittlich.example schreiben', upTo(12))).toBe('An stadt@\nwittlich\n.example schreiben')
  expect(fitted('Straßenverkehrsbehörde', upTo(18))).toBe('Straßenverkehrs-\nbehörde')
  expect(fitted('Kraftfahrzeug-Zulassungsstelle', upTo(16))).toBe('Kraftfahrzeug-\nZulassungsstelle')
})
