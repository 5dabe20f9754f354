import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Import {
  readonly from: string
  readonly to: string
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return sources(path)
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [path] : []
  })
}

const pattern = /(?:from|import)\s*\(?\s*'([^'\s()]+)'/g

/** Every import below a folder: our own as paths from the root, packages by name. */
function imports(folder: string): Import[] {
  return sources(folder).flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8')
    return [...text.matchAll(pattern)].map(([, target = '']) => ({
      from,
      to: target.startsWith('.') ? relative(root, resolve(root, dirname(from), target)) : target,
    }))
  })
}

const own = ({ to }: Import): boolean => /^(engine|analysis|modeler|server|processes|tests)\//.test(to)
const inside =
  (folder: string) =>
  ({ to }: Import) =>
    to.startsWith(`${folder}/`)
const shown = (list: readonly Import[]): string[] => list.map(({ from, to }) => `${from} imports ${to}`)

/** Folders of the server that each make one part of the product. */
const features = [
  'portal',
  'counter',
  'inbox',
  'cases',
  'processes',
  'machine',
  'catalogue',
  'reports',
  'town',
  'administration',
]

describe('who may import whom', () => {
  it('the engine imports its five packages and nothing of ours', () => {
    const allowed = ['bpmn-moddle', 'dmn-moddle', 'zeebe-bpmn-moddle', 'feelin', 'zod']
    const wrong = imports('engine').filter((one) =>
      own(one) ? !inside('engine')(one) : !allowed.some((name) => one.to === name || one.to.startsWith(`${name}/`)),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('analysis knows the engine by its door only', () => {
    const wrong = imports('analysis').filter(
      (one) => own(one) && !inside('analysis')(one) && one.to !== 'engine/index.ts',
    )
    expect(shown(wrong)).toEqual([])
  })

  it('analysis reads no files, no network and no clock', () => {
    expect(shown(imports('analysis').filter(({ to }) => to.startsWith('node:')))).toEqual([])
  })

  // What deployment says of services and letters, the modeler says of a draft: from the same place.
  const checks = 'server/services/check.ts'

  it('the modeler knows the doors of engine, analysis and these checks, and else reaches the server by HTTP only', () => {
    const engine = ['index.ts', 'drawing/facts.ts', 'compile/lz.json', 'compile/any-ids.ts'].map((it) => `engine/${it}`)
    const doors = [...engine, 'analysis/index.ts', checks]
    const wrong = imports('modeler').filter((one) => own(one) && !inside('modeler')(one) && !doors.includes(one.to))
    expect(shown(wrong)).toEqual([])
  })

  it('the checks of services and letters read nothing that a browser does not have', () => {
    const all = imports('server/services')
    const behind = new Set([checks])
    for (const file of behind) for (const { from, to } of all) if (from === file && own({ from, to })) behind.add(to)
    behind.delete('engine/index.ts')
    expect([...behind].filter((file) => !file.startsWith('server/services/'))).toEqual([])
    const wrong = all.filter(({ from, to }) => behind.has(from) && !own({ from, to }) && to !== 'zod')
    expect(shown(wrong)).toEqual([])
  })

  it('the server knows engine and analysis by their doors, and of the modeler what draws without a canvas', () => {
    const drawing = ['modeler/exchange/stepList.ts', 'modeler/exchange/withDrawing.ts']
    const doors = ['engine/index.ts', 'analysis/index.ts', ...drawing]
    const wrong = imports('server').filter((one) => own(one) && !inside('server')(one) && !doors.includes(one.to))
    expect(shown(wrong)).toEqual([])
  })

  it('features of the server do not import each other', () => {
    const wrong = imports('server').filter(({ from, to }) => {
      const [, mine = ''] = from.split('/')
      const [top, other = ''] = to.split('/')
      return top === 'server' && features.includes(mine) && features.includes(other) && mine !== other
    })
    expect(shown(wrong)).toEqual([])
  })

  it('what features share does not import a feature', () => {
    const shared = [
      'db',
      'runtime',
      'records',
      'services',
      'access',
      'pages',
      'documents',
      'jobs',
      'mail',
      'audit',
      'http',
      'ratings',
    ]
    const wrong = imports('server').filter(({ from, to }) => {
      const [top, other = ''] = to.split('/')
      return shared.includes(from.split('/')[1] ?? '') && top === 'server' && features.includes(other)
    })
    expect(shown(wrong)).toEqual([])
  })
})

describe('time is a parameter', () => {
  it('engine and analysis never ask the host for the time or for chance', () => {
    const asks = /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/
    const wrong = [...sources('engine'), ...sources('analysis')].filter((file) =>
      asks.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  it('SQL never asks the database for the time', () => {
    const wrong = sources('server').filter((file) =>
      /\bnow\(\)\s*[`'"]|current_timestamp|fn\.now\(/i.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
