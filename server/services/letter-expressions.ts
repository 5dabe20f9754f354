/** The FEEL of a letter: conditions of its blocks, holes in its texts, and what the GiroCode says. */
const HOLE = /\{\{(.+?)\}\}/gs

/** Without `{{ }}` and leading `=`; empty for what is no letter. */
export function letterExpressions(content: string): readonly string[] {
  try {
    return within(JSON.parse(content), '').map((text) => text.trim().replace(/^=/, ''))
  } catch {
    return []
  }
}

function within(value: unknown, key: string): readonly string[] {
  if (typeof value === 'string') return key === 'if' || key === 'giro' ? [value] : holesIn(value)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => within(inner, key === 'giro' ? key : name))
}

const holesIn = (text: string): readonly string[] => [...text.matchAll(HOLE)].map(([, expression = '']) => expression)
