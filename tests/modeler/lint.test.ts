import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '../../engine/compile/moddle.ts'
import { compile } from '../../engine/index.ts'
import type { Moddle } from '../../modeler/bpmn/services.ts'
import { exampleXml } from '../../modeler/lint/exampleXml.ts'
import { lint } from '../../modeler/lint/lint.ts'
import { rules } from '../../modeler/lint/rules/index.ts'
import { rulesPage } from './rule-pages.ts'

const TOWN = {
  offices: [
    { id: 'steueramt', name: 'Steueramt' },
    { id: 'ordnungsamt', name: 'Ordnungsamt' },
  ],
}

const definitionsOf = async (xml: string): Promise<Moddle> => (await readBpmn(xml)).rootElement as unknown as Moddle

async function findingsOf(xml: string): Promise<readonly { readonly code: string; readonly says: string }[]> {
  const found = await lint(await definitionsOf(xml), TOWN)
  return found.map(({ rule, says }) => ({ code: rule.code, says }))
}

describe('the rule set "Verwaltung"', () => {
  it('has codes and names of its own, in order', () => {
    expect(rules.map(({ code }) => code)).toEqual(rules.map((_, at) => `V${String(at + 1).padStart(2, '0')}`))
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
  })

  for (const rule of rules) {
    it(`finds only its own mistake in its bad example, and nothing in the good one: ${rule.code} ${rule.name}`, async () => {
      expect(await findingsOf(exampleXml(rule.good))).toEqual([])
      const codes = new Set((await findingsOf(exampleXml(rule.bad))).map(({ code }) => code))
      expect([...codes]).toEqual([rule.code])
    })

    it(`has examples that are BPMN: ${rule.code} ${rule.name}`, async () => {
      for (const example of [rule.good, rule.bad]) {
        const { warnings } = await readBpmn(exampleXml(example))
        expect(warnings).toEqual([])
        const { problems } = await compile(exampleXml(example), { id: 'beispiel' })
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      }
    })
  }

  it('says what it found in a sentence with the name of the element', async () => {
    const bad = rules.find(({ name }) => name === 'shares')
    if (!bad) throw new Error('the rule is gone')
    expect(await findingsOf(exampleXml(bad.bad))).toEqual([
      { code: 'V10', says: 'Die Wege aus „Unterlagen vollständig?“ ergeben 110 Prozent.' },
    ])
  })

  it('finds only letters on paper in the process that the town runs', async () => {
    const xml = readFileSync(new URL('../../processes/hundesteuer-anmeldung/process.bpmn', import.meta.url), 'utf8')
    const found = await findingsOf(xml)
    const parts = [
      'An Unterlagen erinnern',
      'Doppelmeldung mitteilen',
      'Unterlagen nachfordern',
      'Vor der Schätzung anhören',
    ]
    expect(new Set(found.map(({ code, says }) => `${code} ${says}`))).toEqual(
      new Set(
        parts.map(
          (part) => `V06 In „Brief drucken und absenden“ (in „${part}“) wechseln die Angaben von PDF zu Papier.`,
        ),
      ),
    )
  })

  it('is described on a page made from it', async () => {
    const page = new URL('../../docs/de/regeln.md', import.meta.url)
    const found = await Promise.all(rules.map(async ({ bad }) => lint(await definitionsOf(exampleXml(bad)), TOWN)))
    const clicks = found.flat().flatMap(({ rule, mend }) => (mend ? [[rule.code, mend.label] as const] : []))
    const wanted = await format(rulesPage(rules, new Map(clicks)), {
      parser: 'markdown',
      printWidth: 160,
      proseWrap: 'preserve',
    })
    // `RULES=write` makes the page anew; the run still fails, so that nobody forgets to read it.
    if (process.env['RULES'] === 'write') writeFileSync(page, wanted)
    expect(readFileSync(page, 'utf8')).toBe(wanted)
    expect(process.env['RULES'], 'the page was written anew: read it, then run again without RULES').toBeUndefined()
  })
})
