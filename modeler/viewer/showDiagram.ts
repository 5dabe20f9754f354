import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { anyIdsModule } from '../bpmn/anyIds.ts'
import { service } from '../bpmn/services.ts'
import { textStyle } from '../bpmn/textStyle.ts'
import { addControls } from './controls.ts'
import { fitRoom } from './fitRoom.ts'
import { markChanges } from './markChanges.ts'
import { markHeat, readHeat } from './markHeat.ts'
import { markWay } from './markWay.ts'
import { addOutline } from './outlineList.ts'

/**
 * Draws the diagram of `data-diagram-url` inside the element. `data-active` holds the ids of the elements where the case
 * stands, `data-visited` those it has left, separated by commas; `data-label` says what the picture shows; `data-outline`
 * adds the same as a list below, where the page has none of its own. In comparisons `data-new`, `data-gone`, `data-changed`
 * and `data-moved` hold ids; `data-heat` holds steps with their figures. Gives the viewer, or null where the diagram could not be loaded.
 */
export async function showDiagram(place: HTMLElement): Promise<NavigatedViewer | null> {
  const { diagramUrl, active, visited, label, outline, changed, moved, gone, heat } = place.dataset
  place.classList.add('lz-diagram')
  place.setAttribute('role', 'group')
  place.setAttribute('aria-label', label ?? 'Diagramm des Prozesses. Der Stand steht daneben auch als Text.')
  try {
    const xml = await load(diagramUrl ?? '')
    place.replaceChildren()
    const viewer = new NavigatedViewer({
      container: place,
      additionalModules: [anyIdsModule],
      textRenderer: textStyle,
      zoomScroll: { enabled: false },
    })
    await viewer.importXML(xml)
    markWay(viewer, { active: ids(active), visited: ids(visited) })
    markChanges(viewer, { added: ids(place.dataset['new']), gone: ids(gone), changed: ids(changed), moved: ids(moved) })
    markHeat(viewer, readHeat(heat))
    // Two beside each other keep one size.
    if ('inStep' in place.dataset) service(viewer, 'canvas').zoom('fit-viewport', 'auto')
    else fitRoom(place, viewer)
    addControls(place, viewer)
    if (outline) addOutline(place, viewer)
    place.dataset.shown = 'yes'
    return viewer
  } catch {
    place.textContent = 'Das Diagramm konnte nicht geladen werden. Der Stand steht daneben als Text.'
    return null
  }
}

async function load(url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'application/xml' } })
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.text()
}

const ids = (list: string | undefined): ReadonlySet<string> =>
  new Set((list ?? '').split(',').flatMap((id) => id.trim() || []))
