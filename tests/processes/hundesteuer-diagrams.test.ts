import { describe, expect, it } from 'vitest'
import { container, overlap, pieces, readDiagram, through, type Edge, type Plane, type Shape } from './diagram.ts'
import { fileText } from './hundesteuer-folder.ts'

const pairs = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const))
const nodesOf = ({ shapes }: Plane): readonly Shape[] => shapes.filter(({ type }) => !container.test(type))
const related = (a: Shape, b: Shape): boolean => a.inside.includes(b.id) || b.inside.includes(a.id)

/** Shapes that an edge may not touch: neither its ends nor what is around them. */
function strange(plane: Plane, { source, target }: Edge): readonly Shape[] {
  const ends = plane.shapes.filter(({ id }) => id === source || id === target)
  const own = new Set([source, target, ...ends.flatMap(({ inside }) => inside)])
  return nodesOf(plane).filter(({ id }) => !own.has(id))
}

describe.each(['process.bpmn', 'ist.bpmn'])('the picture of %s', async (name) => {
  const { planes, drawable } = await readDiagram(await fileText(name))

  it('shows every element exactly once', () => {
    const drawn = planes.flatMap(({ shapes, edges }) => [...shapes, ...edges].map(({ id }) => id))
    expect([...drawn].sort()).toEqual([...drawable].sort())
  })

  it('has no shapes that lie on each other', () => {
    const wrong = planes.flatMap((plane) =>
      pairs(nodesOf(plane)).filter(([a, b]) => !related(a, b) && overlap(a.box, b.box)),
    )
    expect(wrong.map(([a, b]) => `${a.id} on ${b.id}`)).toEqual([])
  })

  it('keeps every shape inside the pool', () => {
    const wrong = planes.flatMap((plane) => {
      const pool = plane.shapes.find(({ id }) => id === 'PoolStadt')?.box
      const out = ({ box }: Shape) =>
        pool &&
        (box.x < pool.x ||
          box.y < pool.y ||
          box.x + box.width > pool.x + pool.width ||
          box.y + box.height > pool.y + pool.height)
      return nodesOf(plane).filter(out)
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('has edges that run straight or at right angles', () => {
    const slanted = planes.flatMap(({ edges }) =>
      edges.filter((edge) => pieces(edge).some(([from, to]) => from.x !== to.x && from.y !== to.y)),
    )
    expect(slanted.map(({ id }) => id)).toEqual([])
  })

  it('leads no edge through a shape that it does not connect', () => {
    const wrong = planes.flatMap((plane) =>
      plane.edges.flatMap((edge) =>
        strange(plane, edge).flatMap(({ id, box }) =>
          pieces(edge).some((piece) => through(piece, box)) ? [`${edge.id} through ${id}`] : [],
        ),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('lets no sequence flow cross another', () => {
    const wrong = planes.flatMap(({ edges }) =>
      pairs(edges.filter(({ type }) => type === 'bpmn:SequenceFlow')).filter(
        ([a, b]) => a.target !== b.target && cross(a, b),
      ),
    )
    expect(wrong.map(([a, b]) => `${a.id} crosses ${b.id}`)).toEqual([])
  })

  it('has labels that lie on no shape, no flow and no other label', () => {
    const wrong = planes.flatMap((plane) => [
      ...pairs(plane.labels)
        .filter(([a, b]) => overlap(a.box, b.box))
        .map(([a, b]) => `${a.of} on ${b.of}`),
      ...plane.labels.flatMap(({ of, box }) =>
        nodesOf(plane)
          .filter((shape) => shape.type !== 'bpmn:SubProcess' && overlap(box, shape.box))
          .map(({ id }) => `${of} on ${id}`),
      ),
      ...plane.labels.flatMap(({ of, box }) =>
        plane.edges
          .filter((edge) => edge.type === 'bpmn:SequenceFlow' && pieces(edge).some((piece) => through(piece, box)))
          .map(({ id }) => `${of} on ${id}`),
      ),
    ])
    expect(wrong).toEqual([])
  })
})

const cross = (a: Edge, b: Edge): boolean =>
  pieces(a).some(([from, to]) =>
    pieces(b).some((piece) =>
      through(piece, {
        x: Math.min(from.x, to.x) - 1,
        y: Math.min(from.y, to.y) - 1,
        width: Math.abs(from.x - to.x) + 2,
        height: Math.abs(from.y - to.y) + 2,
      }),
    ),
  )
