import { expect, test } from 'vitest'
import { bundledServices } from '../../server/catalogue/seed.ts'
import { benchmark } from '../../server/reports/benchmark.ts'

test('the ten services of the index are those of the catalogue, or said to be missing', () => {
  const known = bundledServices().map(({ id }) => id)
  expect(benchmark).toHaveLength(10)
  expect(benchmark.flatMap(({ service }) => service ?? []).filter((id) => !known.includes(id))).toEqual([])
})
