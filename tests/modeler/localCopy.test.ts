import { describe, expect, it } from 'vitest'
import { dropCopy, keepCopy, readCopy } from '../../modeler/draft/localCopy.ts'

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
    expect(readCopy(place, 'hund')).toEqual(copy)
    expect(readCopy(place, 'parken')).toBeNull()
  })

  it('is gone when it was dropped', () => {
    const place = shelf()
    keepCopy(place, 'hund', copy)
    dropCopy(place, 'hund')
    expect(readCopy(place, 'hund')).toBeNull()
  })

  it('that cannot be read counts as none', () => {
    const place = shelf()
    place.setItem('laufzettel.entwurf.hund', '{"xml":1}')
    expect(readCopy(place, 'hund')).toBeNull()
    place.setItem('laufzettel.entwurf.hund', 'no JSON')
    expect(readCopy(place, 'hund')).toBeNull()
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
