/** The name of this tab: the same after a reload, another one in a copy of the tab. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PLACE = 'laufzettel.fenster'

/** Takes the name off the shelf, so that a copied tab does not find it, and puts it back when the page goes. */
export function tabName(shelf: Shelf = sessionStorage): string {
  const name = shelf.getItem(PLACE) ?? crypto.randomUUID()
  shelf.removeItem(PLACE)
  window.addEventListener('pagehide', () => shelf.setItem(PLACE, name))
  return name
}
