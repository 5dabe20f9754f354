/** Charts as Mermaid text. The page that shows one says the same in a table. */

// Mermaid ends a text at the next quotation mark and has no escape for it; colons and commas end names in a gantt chart.
const plain = (text: string): string => text.replaceAll('"', "'").replaceAll(/[;#\n]/g, ' ')
const bare = (text: string): string => plain(text).replaceAll(/[:,]/g, ' ')

/** Shares of a whole; what is nothing is left out, because a pie has no room for it. */
export function pieChart(title: string, rows: readonly (readonly [label: string, value: number])[]): string {
  const slices = rows.filter(([, value]) => value > 0).map(([label, value]) => `  "${plain(label)}" : ${value}`)
  return ['pie showData', `  title ${bare(title)}`, ...slices, ''].join('\n')
}

/** Lines over months; several begin alike where they are a range. */
export function lineChart(
  title: string,
  unit: string,
  labels: readonly string[],
  lines: readonly (readonly number[])[],
  most: number,
): string {
  return [
    'xychart-beta',
    `  title "${plain(title)}"`,
    `  x-axis [${labels.map((label) => `"${plain(label)}"`).join(', ')}]`,
    `  y-axis "${plain(unit)}" 0 --> ${Math.max(1, most)}`,
    ...lines.map((values) => `  line [${values.join(', ')}]`),
    '',
  ].join('\n')
}

export interface GanttBar {
  readonly name: string
  /** Days: `2026-03-02`. */
  readonly from: string
  readonly to: string
  readonly state: 'done' | 'active' | 'crit'
}

export interface GanttPart {
  readonly name: string
  readonly bars: readonly GanttBar[]
}

export function ganttChart(title: string, parts: readonly GanttPart[]): string {
  const lines = parts.flatMap(({ name, bars }) => [
    `  section ${bare(name)}`,
    ...bars.map((bar) => `    ${bare(bar.name)} :${bar.state}, ${bar.from}, ${bar.to}`),
  ])
  return ['gantt', `  title ${bare(title)}`, '  dateFormat YYYY-MM-DD', '  axisFormat %m/%Y', ...lines, ''].join('\n')
}

/** Points between 0 and 1 on both axes, with the names of the four fields from the top right against the clock. */
export function quadrantChart(
  title: string,
  axes: { readonly x: readonly [string, string]; readonly y: readonly [string, string] },
  fields: readonly [string, string, string, string],
  points: readonly { readonly name: string; readonly x: number; readonly y: number }[],
): string {
  const inside = (value: number): string => Math.min(0.99, Math.max(0.01, value)).toFixed(2)
  return [
    'quadrantChart',
    `  title ${bare(title)}`,
    `  x-axis "${plain(axes.x[0])}" --> "${plain(axes.x[1])}"`,
    `  y-axis "${plain(axes.y[0])}" --> "${plain(axes.y[1])}"`,
    ...fields.map((field, at) => `  quadrant-${at + 1} "${plain(field)}"`),
    ...points.map(({ name, x, y }) => `  "${plain(name)}": [${inside(x)}, ${inside(y)}]`),
    '',
  ].join('\n')
}

/**
 * Flows from one to the other, as wide as their number. Mermaid's grammar of this chart takes ASCII only: other letters, commas
 * and quotation marks stand as `{f6}`, and whoever draws it puts them back (`modeler/charts`).
 */
export function sankeyChart(flows: readonly (readonly [from: string, to: string, value: number])[]): string {
  const cell = (text: string): string =>
    text.replaceAll(/[^ !#-+\--z|~]/gu, (sign) => `{${(sign.codePointAt(0) ?? 63).toString(16)}}`)
  const lines = flows
    .filter(([, , value]) => value > 0)
    .map(([from, to, value]) => `${cell(from)},${cell(to)},${value}`)
  return ['sankey-beta', '', ...lines, ''].join('\n')
}
