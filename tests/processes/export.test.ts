import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDrawing } from '../../engine/index.ts'
import { mermaidOf } from '../../modeler/exchange/mermaid.ts'
import { writePdf } from '../../server/processes/export/pdf.ts'
import { readPicture, readPng } from '../../server/processes/export/picture.ts'
import { stepLines } from '../../server/processes/export/steps.ts'

const xml = readFileSync(new URL('../../processes/hundesteuer-anmeldung/process.bpmn', import.meta.url), 'utf8')
const dog = async () => (await readDrawing(xml)).find(({ id }) => id === 'hundesteuer-anmeldung')!

describe('the picture that the browser sends', () => {
  it('keeps what draws, arrowheads included, and takes its size from the view', () => {
    const style = `fill: none; marker-end: url('#arrow')`
    const { svg, width, height } = readPicture(
      `<?xml version="1.0"?><svg width="9" viewBox="0 0 300 200"><g transform="matrix(1 0 0 1 5 5)"><path d="M0,0" style="${style}"/><text>a &lt; b</text></g></svg>`,
    )
    expect([width, height]).toEqual([300, 200])
    expect(svg).toBe(
      `<svg viewBox="0 0 300 200"><g transform="matrix(1 0 0 1 5 5)"><path d="M0,0" style="${style}"/><text>a &lt; b</text></g></svg>`,
    )
  })

  it('drops everything that runs or loads', () => {
    const { svg } = readPicture(
      `<svg viewBox="0 0 3 2" onload="x()"><script>alert(1)</script><image href="http://a/b.png"/><foreignObject><p>x</p></foreignObject><style>@import url(http://a)</style><a href="javascript:x()"><rect width="1"/></a><rect style="fill: url( http://a/b )" width="1" onclick="y()"/></svg>`,
    )
    expect(svg).toBe('<svg viewBox="0 0 3 2"><rect width="1"/></svg>')
  })

  it('refuses what is no picture', () => {
    for (const text of ['', '<p/>', '<svg></svg>', '<svg viewBox="0 0 0 0"/>'])
      expect(() => readPicture(text)).toThrowError(expect.objectContaining({ code: 'bad-input' }))
    expect(() => readPng(Buffer.from('GIF89a').toString('base64'))).toThrowError()
  })
})

describe('the documentation of a process', () => {
  it('lists the steps from the start along the flows, each with who, how and what comes next', async () => {
    const lines = stepLines(await dog())
    expect(lines[0]?.title).toBe('1. Anmeldung eingegangen')
    expect(lines[1]?.says.at(-1)).toBe(`weiter mit ${lines[2]?.title}`)
    expect(lines.flatMap(({ says }) => says).join('\n')).toMatch(/weiter mit \d+\. .+ \(in 10 % der Fälle\)/)
    const decision = lines.find(({ title }) => title.endsWith('. Schon angemeldet?'))
    expect(decision?.says).toEqual([
      'Entscheidung, Steueramt',
      expect.stringMatching(/^wenn „.+“: weiter mit \d+\. /),
      expect.stringMatching(/^wenn „.+“: weiter mit \d+\. /),
    ])
  })

  it('says times as the reading view does, and none that rest on fewer than three persons', async () => {
    const of = async (facts: string): Promise<string> => {
      const drawn = await readDrawing(
        xml.replace(/<lz:step minutesMin="5" minutesUsual="5" [^>]*>/, `<lz:step ${facts} />`),
      )
      const lines = stepLines(drawn.find(({ id }) => id === 'hundesteuer-anmeldung')!)
      return lines.map(({ says }) => says.join(' ')).join(' ')
    }
    const told = 'minutesUsual="47" waitingMinutes="960" source="interview" day="2026-03-02" template="Brief A"'
    expect(await of(`${told} persons="3"`)).toContain(
      'Dauert üblicherweise 47 Minuten. Vorher liegt es 2 Tage. Zahlen: aus dem Interview vom 02.03.2026, 3 Personen. Vorlage: Brief A.',
    )
    expect(await of(`${told} persons="2"`)).not.toMatch(/47 Minuten|Interview/)
  })

  it('is a tagged PDF with the picture on a page of its own', async () => {
    const of = {
      ...{ key: 'k', name: 'Probe', edition: 'Entwurf', town: 'Musterstadt', xml, files: [], storyFiles: [] },
      ...{
        sheet: { title: 'Steckbrief', rows: [['Zweck', 'Proben']] as const },
        steps: [],
        forms: [],
        rules: [],
        stories: [],
        comments: ['Antrag: Ada, 02.03.2026: Zu lang.'],
      },
    }
    const picture = readPicture('<svg viewBox="0 0 300 200"><rect width="10" height="10"/></svg>')
    const at = new Date('2026-03-02T08:00:00Z')
    const pages = async (shown: typeof picture | null): Promise<number> =>
      (await writePdf(of, shown, at)).toString('latin1').match(/\/Type \/Page\b/g)!.length
    expect(await pages(picture)).toBe((await pages(null)) + 2)
    expect((await writePdf(of, picture, at)).toString('latin1')).toContain('/S /Figure')
  })
})

it('a process as Mermaid text has its lanes as subgraphs, and names that mean nothing to Mermaid', async () => {
  const drawn = await dog()
  const text = mermaidOf({
    ...drawn,
    nodes: drawn.nodes.map((node, index) => (index === 0 ? { ...node, name: 'a "b" <c>' } : node)),
  })
  expect(text).toMatch(/^flowchart LR\n {2}subgraph l1\["/)
  expect(text).toContain('n1(["a #quot;b#quot; #lt;c#gt;"])')
  expect(text.match(/-->/g)!.length).toBe(drawn.flows.length)
})
