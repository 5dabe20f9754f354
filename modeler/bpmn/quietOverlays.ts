/** Badges are out of sight while the view moves, as with bpmn-js, but stay where they are: else all are styled and laid out anew with every step of the view. */
interface Overlays {
  show(): void
  hide(): void
}
interface Canvas {
  getContainer(): HTMLElement
}

function quietOverlays(overlays: Overlays, canvas: Canvas): void {
  const root = canvas.getContainer().querySelector<HTMLElement>('.djs-overlay-container')
  if (!root) return
  const show = overlays.show.bind(overlays)
  overlays.hide = () => {
    root.style.opacity = '0'
  }
  overlays.show = () => {
    root.style.opacity = ''
    show()
  }
}
quietOverlays.$inject = ['overlays', 'canvas']

export const quietOverlaysModule = { __init__: ['quietOverlays'], quietOverlays: ['type', quietOverlays] }
