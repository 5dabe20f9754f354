import { describe, expect, it } from 'vitest'
import { dropCopy, forgetCopy, keepCopy, layAside, readCopies } from '../../modeler/draft/localCopy.ts'

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const copy = { xml: '<definitions />', version: 1, revision: 3, at: '2026-03-02T13:03:00Z' }

describe('the copy on this computer', () => {
  it('is found again for the same process only', () => {
    const place = shelf()
    keepCopy(place, 'hund', copy)
    expect(readCopies(place, 'hund')).toEqual([copy])
    expect(readCopies(place, 'parken')).toEqual([])
  })

  it('is gone when it was dropped', () => {
    const place = shelf()
    keepCopy(place, 'hund', copy)
    dropCopy(place, 'hund')
    expect(readCopies(place, 'hund')).toEqual([])
  })

  it('that cannot be read counts as none', () => {
    const place = shelf()
    place.setItem('laufzettel.entwurf.hund', '{"xml":1}')
    expect(readCopies(place, 'hund')).toEqual([])
    place.setItem('laufzettel.entwurf.hund', 'no JSON')
    expect(readCopies(place, 'hund')).toEqual([])
  })

  it('that nobody has decided about stays while something else is drawn and saved', () => {
    const place = shelf()
    layAside(place, 'hund', copy)
    layAside(place, 'hund', copy)
    const later = { ...copy, at: '2026-03-02T14:00:00Z' }
    keepCopy(place, 'hund', later)
    expect(readCopies(place, 'hund')).toEqual([later, copy])
    dropCopy(place, 'hund')
    expect(readCopies(place, 'hund')).toEqual([copy])
    forgetCopy(place, 'hund', copy)
    expect(readCopies(place, 'hund')).toEqual([])
  })

  it('is left out without an error when the browser keeps nothing', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota')
      },
      removeItem: () => undefined,
    }
    expect(() => keepCopy(full, 'hund', copy)).not.toThrow()
  })
})
