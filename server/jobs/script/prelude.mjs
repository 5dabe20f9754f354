/** What a script finds, written in its own language: evaluated inside the interpreter before the script. `docs/scripts.md` tells it to its writers. */
export const prelude = `(function (text) {
  'use strict'
  const { parse, stringify } = JSON
  const before = parse(text)
  const variables = parse(text)
  class BpmnError extends Error {
    constructor(code, message) {
      super(message)
      this.code = code
    }
  }

  const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true })
  for (const name of Object.keys(variables)) {
    if (name in globalThis) continue
    const access = { get: () => variables[name], set: (value) => (variables[name] = value), configurable: true }
    Object.defineProperty(globalThis, name, access)
  }
  define('variables', variables)
  define('bpmnError', (code, message = '') => {
    throw new BpmnError(String(code), String(message))
  })
  // The same input gives the same result.
  delete Math.random

  const types = new Set([Object.prototype, Array.prototype, null])
  /** Everything that JSON would change or leave out without a word. */
  const check = (value, place) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(place + ' is ' + value + ', which is no data')
    if (['function', 'symbol', 'bigint'].includes(typeof value)) throw new TypeError(place + ' is a ' + typeof value + ', which is no data')
    if (value === null || typeof value !== 'object' || typeof value.toJSON === 'function') return
    if (!types.has(Object.getPrototypeOf(value)))
      throw new TypeError(place + ' is a ' + (value.constructor && value.constructor.name) + ', which is no data')
    for (const name of Object.keys(value)) check(value[name], Array.isArray(value) ? place + '[' + name + ']' : place + '.' + name)
  }
  const asJson = (value, place) => {
    try {
      check(value, place)
    } catch (error) {
      throw error instanceof RangeError || error.message.includes('stack') ? new TypeError(place + ' contains itself') : error
    }
    return stringify(value === undefined ? null : value)
  }

  /** Names assigned without declaring them are new variables. */
  const changed = () => {
    const now = { ...variables }
    for (const name of Object.keys(globalThis)) now[name] = globalThis[name]
    const entries = Object.keys(now).map((name) => [name, asJson(now[name], name)])
    const other = entries.filter(([name, json]) => !Object.hasOwn(before, name) || json !== stringify(before[name]))
    const gone = Object.keys(before).filter((name) => !Object.hasOwn(now, name)).map((name) => [name, 'null'])
    return '{' + [...other, ...gone].map(([name, json]) => stringify(name) + ':' + json).join(',') + '}'
  }

  return {
    returned: (result) =>
      '{"changed":' + changed() + (result === undefined ? '' : ',"result":' + asJson(result, 'the result')) + '}',
    thrown: (error) =>
      error instanceof BpmnError
        ? '{"changed":' + changed() + ',"error":' + stringify({ code: error.code, message: error.message }) + '}'
        : null,
  }
})`
