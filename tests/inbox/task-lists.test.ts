/** The lists of the inbox against the same question asked of every task, and that they are not found by asking every task. */
import { expect, test } from 'vitest'
import type { Staff } from '../../server/access/index.ts'
import { isPostgres, type Db } from '../../server/db/connect.ts'
import { firstList } from '../../server/inbox/list-query.ts'
import { MOST, taskLists } from '../../server/inbox/task-lists.ts'
import { tasksIn, type TaskView } from '../../server/inbox/views.ts'
import { mendAfterUpgrade, mendQueues } from '../../server/runtime/index.ts'
import { onEachDatabase, type Opened } from '../support/databases.ts'
import { bench, newCase, waitOn } from '../runtime/support.ts'
import { desk } from '../runtime/models.ts'

const NOW = '2026-03-04T08:00:00.000Z'
const clock = { now: () => NOW }

interface Task {
  readonly office: string
  readonly domain: string
  readonly groups: readonly string[]
  readonly assignee: string | null
  readonly due: string | null
  readonly followUp: string | null
}

/** Writes tasks as a server of the release before left them, and completes them; their ids in the order of `tasks`. */
async function written({ db, town }: Opened, tasks: readonly Task[]): Promise<number[]> {
  const first = async (table: string): Promise<number> => Number((await db(table).max({ id: 'id' }).first())?.id ?? 0)
  const [cases, waits] = [(await first('cases')) + 1_000, (await first('waits')) + 1_000]
  const at = (index: number) => ({ town: town.id, case_id: cases + index })
  const insert = (table: string, rows: readonly object[]) => db.batchInsert(table, [...rows], 100)
  await insert(
    'cases',
    tasks.map(({ office, domain }, index) => ({
      ...{ town: town.id, id: cases + index, number: `T-${index}`, deployment_id: 1, process: 'p', office, domain },
      ...{ title: 'Fall', status: 'running', seq: 1, at: NOW, rest: '{}', channel: 'online', received_at: NOW },
      head_hash: '-',
    })),
  )
  await insert(
    'waits',
    tasks.map(({ assignee, due, followUp }, index) => ({
      ...{ ...at(index), id: waits + index, wait: 2, token: 1, element: 'T', element_name: `Aufgabe ${index % 7}` },
      ...{ kind: 'task', since: NOW, due, follow_up: followUp, assignee, until: '{}' },
    })),
  )
  const groups = tasks.flatMap((task, index) => task.groups.map((who) => ({ wait_id: waits + index, who })))
  await insert(
    'wait_candidates',
    groups.map((row) => ({ town: town.id, kind: 'group', ...row })),
  )
  await mendQueues({ db, town })
  return tasks.map((_, index) => waits + index)
}

/** The question as it is meant, asked of one task. */
function belongs(view: TaskView, task: Task, staff: Staff): boolean {
  const offices = staff.grants.map(({ office }) => office)
  const fits = (granted: string, wanted: string): boolean => granted === '*' || granted === wanted
  const seen = staff.grants.some((grant) => fits(grant.office, task.office) && fits(grant.domain, task.domain))
  const given = task.groups.some((group) => offices.includes(group) && group !== task.office)
  const mine = task.assignee === staff.login
  const anyone = task.groups.length === 0 || offices.includes('*')
  if (!(seen || given) || !(mine || anyone || task.groups.some((group) => offices.includes(group)))) return false
  const awake = task.followUp === null || task.followUp <= NOW
  const late = task.due !== null && task.due < '2026-03-03T23:00:00.000Z'
  return {
    meine: mine && awake,
    gruppe: task.assignee === null && awake,
    kollegen: task.assignee !== null && !mine && awake,
    ueberfaellig: late && awake,
    wiedervorlage: !awake && (task.assignee === null || mine),
  }[view]
}

const views: readonly TaskView[] = ['meine', 'gruppe', 'kollegen', 'ueberfaellig', 'wiedervorlage']

const person = (...grants: readonly (readonly [office: string, domain: string])[]): Staff => ({
  ...{ account: 1, login: 'ada', name: 'Ada' },
  grants: grants.map(([office, domain]) => ({ role: 'caseworker', office, domain })),
})

const people: readonly Staff[] = [
  person(['tax', 'tax']),
  person(['tax', '*']),
  person(['tax', 'general'], ['order', 'general']),
  person(['*', 'tax'], ['order', 'tax']),
  person(['*', '*']),
  person(),
]

/** Every n-th of these, so that all combinations of a few values come up. */
const variety = (many: number): Task[] =>
  Array.from({ length: many }, (_, n) => {
    const pick = <T>(values: readonly T[], step: number): T => values[Math.floor(n / step) % values.length] as T
    return {
      office: pick(['tax', 'order'], 1),
      domain: pick(['tax', 'general'], 2),
      groups: pick([[], ['tax'], ['order'], ['tax', 'order'], ['elsewhere']], 4),
      assignee: pick([null, 'ada', 'otto'], 20),
      due: pick([null, '2026-03-02T08:00:00.000Z', '2026-04-02T08:00:00.000Z'], 60),
      followUp: pick([null, '2026-03-01T08:00:00.000Z', '2026-05-01T08:00:00.000Z'], 180),
    }
  })

const byUrgency = (a: Task, b: Task): number => (a.due ?? '9').localeCompare(b.due ?? '9')

onEachDatabase('the lists of the inbox', (open) => {
  test('hold what belongs into them for everyone, the most urgent first, and go on behind any task', async () => {
    const opened = await open()
    const tasks = variety(540)
    const ids = await written(opened, tasks)
    const context = { ...opened, clock }
    for (const staff of people) {
      const lists = await taskLists(context, staff)
      for (const view of views) {
        const order = tasks.map((task, index) => ({ task, id: ids[index]! }))
        const expected = order
          .filter(({ task }) => belongs(view, task, staff))
          .sort((a, b) => byUrgency(a.task, b.task))
        const found = lists[view].map(({ id }) => id)
        expect([view, found]).toEqual([view, expected.slice(0, MOST + 1).map(({ id }) => id)])
        const middle = lists[view][Math.floor(found.length / 2)]
        if (!middle) continue
        const behind = (await taskLists(context, staff, middle))[view].map(({ id }) => id)
        expect([view, behind]).toEqual([view, expected.map(({ id }) => id).slice(found.indexOf(middle.id) + 1)])
        // Every page is asked with the right in its query: nothing of the lists may be missing there.
        const page = await tasksIn(context, staff, lists[view], firstList)
        expect([view, page.map(({ id }) => id)]).toEqual([view, found.slice(0, 50)])
      }
    }
  })

  test('are put in any order, page by page', async () => {
    const opened = await open()
    const tasks = variety(300)
    await written(opened, tasks)
    const [staff] = people
    const list = (await taskLists({ ...opened, clock }, staff!)).gruppe
    const names: string[] = []
    for (let page = 1; page <= Math.ceil(list.length / 50); page++) {
      const rows = await tasksIn(opened, staff!, list, { sort: 'aufgabe', descending: true, page })
      names.push(...rows.map(({ element_name }) => element_name))
    }
    expect(names).toHaveLength(list.length)
    expect(names).toEqual([...names].sort().reverse())
  })

  test('are the same from the rows that a step writes as from those that are completed later', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    const rows = () => db('wait_candidates').where({ town: town.id }).orderBy(['wait_id', 'kind', 'who'])
    const { id } = await runtime.start(newCase('desk'), 'citizen')
    const wait = await waitOn(runtime, id, 'Check')
    const same = async (state: string): Promise<void> => {
      const before: { kind: string; state: string }[] = await rows()
      expect(before.find(({ kind }) => kind === 'group')?.state).toBe(state)
      await db('wait_candidates').where({ town: town.id }).update({ home: null, state: null, urgency: null })
      await mendQueues({ db, town })
      expect(await rows()).toEqual(before)
    }
    await same('open')
    await runtime.send(id, { type: 'plan', wait, followUp: '2026-05-01T08:00:00.000Z', by: 'ada' }, 'ada')
    await same('later')
    await runtime.send(id, { type: 'assign', wait, to: 'ada', by: 'ada' }, 'ada')
    await same('taken')
    // What a server that knew no queues changed and left behind.
    await db('waits').where({ town: town.id }).update({ assignee: null, follow_up: null })
    await db('wait_candidates').insert({ town: town.id, wait_id: 987_654_321, kind: 'anyone', who: '' })
    await mendQueues({ db, town })
    await same('open')
    expect(await rows()).toHaveLength(3)
  })

  test('are completed by a server that starts within a month after the schema moved on, and never where no older server was', async () => {
    const { runtime, db, town } = await bench(await open(), { desk })
    await runtime.start(newCase('desk'), 'citizen')
    const places = () => db('wait_candidates').where({ town: town.id, kind: 'group' }).pluck<(string | null)[]>('home')
    const started = async (days: number): Promise<(string | null)[]> => {
      await db('wait_candidates').where({ town: town.id }).update({ home: null })
      const at = new Date(Date.now() + days * 86_400_000).toISOString()
      await mendAfterUpgrade({ db, town, clock: { now: () => at } })
      return places()
    }
    expect(await started(1)).toEqual([null])
    const newest = db('schema_migrations').where('name', '>', '0001-town')
    await newest.clone().update({ batch: 2 })
    expect(await started(29)).toEqual(['steueramt\ttax'])
    expect(await started(31)).toEqual([null])
    await newest.update({ batch: 1 })
    await mendQueues({ db, town })
  })

  test('are read from the beginning of their queues, not from all that is open', async () => {
    const opened = await open()
    const { db, town } = opened
    const other: Task = { ...variety(1)[0]!, office: 'order', domain: 'general', groups: ['order'] }
    const none: Task = { ...other, groups: [] }
    const few = Array.from({ length: 20 }, (): Task => ({ ...other, office: 'tax', domain: 'tax', groups: ['tax'] }))
    await written(opened, [...Array.from({ length: 600 }, (_, n) => (n % 2 ? other : none)), ...few])
    // SQLite has no statistics where nobody makes any; PostgreSQL makes them by itself.
    if (isPostgres(db)) await db.raw('analyze')
    const asked: { sql: string; bindings: readonly unknown[] }[] = []
    const note = (query: { sql: string; bindings: readonly unknown[] }): void => void asked.push(query)
    const staff = person(['tax', 'tax'])
    db.on('query', note)
    const { gruppe } = await taskLists({ ...opened, clock }, staff)
    await tasksIn({ db, town }, staff, gruppe, firstList)
    db.removeListener('query', note)
    expect(gruppe).toHaveLength(20)
    for (const { sql, bindings } of asked) expect(await mostRead(db, sql, bindings), sql).toBeLessThan(100)
  })
})

/** The largest number of rows that a plan reads of one of the tables, or all of them where it says that it scans. */
async function mostRead(db: Db, sql: string, bindings: readonly unknown[]): Promise<number> {
  if (!isPostgres(db)) {
    const plan: { detail: string }[] = await db.raw(`explain query plan ${sql}`, bindings as string[])
    const whole = /^(SCAN (c|w|waits|cases|wait_candidates)\b|SEARCH .*\((town=\?|town=\? AND kind=\?)\)$)/
    return plan.some(({ detail }) => whole.test(detail)) ? Infinity : 0
  }
  // What came from the driver has its own marks for parameters.
  const knex = sql.replace(/\$\d+/g, '?')
  type Explained = {
    readonly rows: readonly { readonly 'QUERY PLAN': readonly { readonly Plan: Record<string, unknown> }[] }[]
  }
  const { rows } = await db.transaction(async (trx): Promise<Explained> => {
    // To read a small table as a whole is cheap, and says nothing about a large one.
    for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await trx.raw(`set local enable_${way} = off`)
    return (await trx.raw(`explain (analyze, format json) ${knex}`, bindings as string[])) as unknown as Explained
  })
  const counts: number[] = []
  const walk = (node: Record<string, unknown>): void => {
    const rowsOf = Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)
    if (String(node['Node Type']).includes('Scan') && node['Relation Name'] !== undefined)
      counts.push(rowsOf * Number(node['Actual Loops']))
    for (const inner of (node['Plans'] ?? []) as Record<string, unknown>[]) walk(inner)
  }
  walk(rows[0]!['QUERY PLAN'][0]!.Plan)
  return Math.max(...counts)
}
