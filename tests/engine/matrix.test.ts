/** For each element and each combination that the standard names there is a trace in which it happens. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { tracesFolder } from './element-pages.ts'
import { factsOf } from './matrix-facts.ts'
import { required } from './matrix.ts'

const names = readdirSync(tracesFolder).filter((file) => file.endsWith('.bpmn'))

async function happened(): Promise<ReadonlySet<string>> {
  const facts = new Set<string>()
  for (const name of names) {
    const { models } = await compile(readFileSync(`${tracesFolder}/${name}`, 'utf8'), { id: 'model' })
    const trace = readFileSync(`${tracesFolder}/${name.replace('.bpmn', '.trace')}`, 'utf8')
    for (const fact of factsOf(models, trace)) facts.add(fact)
  }
  return facts
}

it('every combination happens in a trace', async () => {
  const facts = await happened()
  expect([...required].filter((one) => !facts.has(one))).toEqual([])
})

it('the table names no combination twice', () => {
  expect(required.length).toBe(new Set(required).size)
})
