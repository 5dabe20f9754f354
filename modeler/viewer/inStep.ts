import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { service } from '../bpmn/services.ts'

/** Makes two viewers show the same part of their drawings: whoever moves or zooms one, moves the other. */
export function inStep(viewers: readonly NavigatedViewer[]): void {
  let following = false
  for (const leader of viewers)
    service(leader, 'eventBus').on('canvas.viewbox.changed', () => {
      // Following changes the other's view too, which must not lead back.
      if (following) return
      following = true
      const { x, y, width, height } = service(leader, 'canvas').viewbox()
      for (const other of viewers) if (other !== leader) service(other, 'canvas').viewbox({ x, y, width, height })
      following = false
    })
}
