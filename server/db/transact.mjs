/** Many prepared statements at once. JavaScript and not TypeScript, because the thread that runs it starts without the loader. */

/** Gives null when all has run, else the place of the first statement that did not change as many rows as it had to. */
export function runAll(prepare, { statements, order, values }) {
  const ready = statements.map(({ sql }) => prepare(sql))
  let at = 0
  for (let place = 0; place < order.length; place++) {
    const { takes, must } = statements[order[place]]
    const { changes } = ready[order[place]].run(values.slice(at, (at += takes)))
    if (must > 0 && changes !== must) return place
  }
  return null
}

/** The same as one transaction: unless it gives null, nothing is there. */
export function transact(connection, prepare, work) {
  prepare('begin immediate').run()
  try {
    const undone = runAll(prepare, work)
    prepare(undone === null ? 'commit' : 'rollback').run()
    return undone
  } catch (error) {
    // A full disk or the like has rolled back by itself.
    if (connection.inTransaction) prepare('rollback').run()
    throw error
  }
}
