/** Comments at the elements of a process, with their answers. They belong to the process, not to its drawing: nothing of them is in the BPMN. */
import type { Context } from '../../context.ts'

type Of = Pick<Context, 'db' | 'town' | 'clock'>

export interface Said {
  readonly id: number
  readonly text: string
  readonly at: string
  /** Login. */
  readonly by: string
}

export interface Thread extends Said {
  /** Id of the element; of the process when it is about the whole. */
  readonly element: string
  /** What it was called when somebody last said something. */
  readonly elementName: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
  /** The oldest first. */
  readonly answers: readonly Said[]
}

interface Row extends Said {
  readonly answers: number | string | null
  readonly element: string
  readonly element_name: string
  readonly resolved_at: string | null
  readonly resolved_by: string | null
}

const columns = ['id', 'answers', 'element', 'element_name', 'text', 'at', 'by', 'resolved_at', 'resolved_by'] as const

/** All of a process, the oldest first. */
export async function threads({ db, town }: Omit<Of, 'clock'>, process: string): Promise<readonly Thread[]> {
  const rows = await db('process_comments')
    .where({ town: town.id, process })
    .orderBy('id')
    .select<Row[]>(...columns)
  return rows
    .filter(({ answers }) => answers === null)
    .map((row) => ({
      ...saidOf(row),
      element: row.element,
      elementName: row.element_name,
      resolvedAt: row.resolved_at,
      resolvedBy: row.resolved_by,
      answers: rows.filter(({ answers }) => answers !== null && Number(answers) === Number(row.id)).map(saidOf),
    }))
}

const saidOf = ({ id, text, at, by }: Row): Said => ({ id: Number(id), text, at, by })

/** Number of comments and the last change: the same as long as nobody has said or resolved anything. */
export async function stampOf({ db, town }: Omit<Of, 'clock'>, process: string): Promise<string> {
  const row = await db('process_comments')
    .where({ town: town.id, process })
    .first<{ n: number | string; said: string | null; done: string | null; open: number | string }>(
      db.raw('count(*) as n'),
      db.raw('max(at) as said'),
      db.raw('max(resolved_at) as done'),
      db.raw('count(resolved_at) as open'),
    )
  return [row.n, row.said, row.done, row.open].join(' ')
}

interface NewComment {
  readonly element: string
  readonly elementName: string
  readonly text: string
  readonly by: string
}

/** @returns its id */
export async function addComment(of: Of, process: string, comment: NewComment): Promise<number> {
  const { elementName, ...same } = comment
  return insert(of, process, { ...same, element_name: elementName.slice(0, 250) })
}

/** Answers a comment; what was resolved is open again, for somebody has something to say. */
export async function addAnswer(of: Of, process: string, to: Thread, said: Pick<Said, 'text' | 'by'>): Promise<number> {
  if (to.resolvedAt !== null) await resolve(of, process, to.id, null)
  return insert(of, process, { ...said, answers: to.id, element: to.element, element_name: to.elementName })
}

async function insert({ db, town, clock }: Of, process: string, row: object): Promise<number> {
  const [made] = await db('process_comments')
    .insert({ town: town.id, process, ...row, at: clock.now() })
    .returning<{ id: number | string }[]>('id')
  return Number(made?.id)
}

/** Resolves a comment by name, or opens it again with null. */
export async function resolve({ db, town, clock }: Of, process: string, id: number, by: string | null): Promise<void> {
  await db('process_comments')
    .where({ town: town.id, process, id, answers: null })
    .update({ resolved_at: by === null ? null : clock.now(), resolved_by: by })
}

/** With the process that is given up entirely. */
export async function forgetComments({ db, town }: Omit<Of, 'clock'>, process: string): Promise<void> {
  await db('process_comments').where({ town: town.id, process }).delete()
}
