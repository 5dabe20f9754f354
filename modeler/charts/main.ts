/** Draws the charts of reports. Each stands beside a table with the same figures, so that a page without this script lacks nothing. */
import mermaid from 'mermaid'

const colours = {
  fontFamily: 'Fira Sans, sans-serif',
  primaryColor: '#dbe6ee',
  primaryBorderColor: '#2a5d84',
  primaryTextColor: '#12121c',
  lineColor: '#2a5d84',
  activeTaskBkgColor: '#b9d0e0',
  activeTaskBorderColor: '#2a5d84',
  critBkgColor: '#f3cfc6',
  critBorderColor: '#b3402a',
  doneTaskBkgColor: '#cfe5d6',
  doneTaskBorderColor: '#1f7a4d',
  taskTextColor: '#12121c',
  taskTextDarkColor: '#12121c',
}

mermaid.initialize({
  startOnLoad: false,
  securityLevel: 'strict',
  // Names of services stand at the left of their bars, not in them.
  gantt: { leftPadding: 280 },
  theme: 'base',
  themeVariables: { ...colours, xyChart: { plotColorPalette: '#2a5d84,#2a5d84' } },
})

async function draw(place: HTMLElement, at: number): Promise<void> {
  const { svg } = await mermaid.render(`chart-${at}`, place.dataset['mermaid'] ?? '')
  place.innerHTML = svg
  // What is around it is the image and has the words; the drawing itself is passed over.
  place.querySelector('svg')?.setAttribute('aria-hidden', 'true')
  for (const label of place.querySelectorAll('text')) restore(label)
  place.closest('figure')?.removeAttribute('hidden')
}

/** Names in a sankey chart come with `{f6}` for signs that its grammar does not take. */
function restore(label: SVGTextElement): void {
  if (label.childElementCount > 0) return
  label.textContent = (label.textContent ?? '').replaceAll(/\{([0-9a-f]+)\}/g, (_whole, code: string) =>
    String.fromCodePoint(parseInt(code, 16)),
  )
}

/** A chart that cannot be drawn stays away: its table is there. */
const leaveOut = (): undefined => undefined

const places = [...document.querySelectorAll<HTMLElement>('[data-mermaid]')]
// One after the other: Mermaid keeps what it draws in a shared place.
void places.reduce((before, place, at) => before.then(() => draw(place, at)).catch(leaveOut), Promise.resolve())
