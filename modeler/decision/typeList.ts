/** The list of types says its German words also of the one that is chosen: dmn-js would let people write `string` over it. */
import TypeRefCellContextMenu from 'dmn-js-decision-table/lib/features/type-ref/components/TypeRefCellContextMenu.js'

/** As a town needs them; what a file already says beyond these stays. */
export const dataTypes: readonly string[] = [
  ...['string', 'number', 'boolean', 'date', 'time', 'dateTime'],
  ...['dayTimeDuration', 'yearMonthDuration'],
]

class TypeMenu extends TypeRefCellContextMenu {
  override render() {
    const drawn = super.render()
    const select = drawn.children.children[1]
    if (select) select.props.noInput = true
    return drawn
  }
}

interface Components {
  onGetComponent(
    kind: string,
    priority: number,
    choose: (context?: { readonly contextMenuType?: string }) => unknown,
  ): void
}

function offer(components: Components): void {
  components.onGetComponent('context-menu', 750, ({ contextMenuType } = {}) =>
    contextMenuType === 'input-edit' || contextMenuType === 'output-edit' ? TypeMenu : undefined,
  )
}
offer.$inject = ['components']

export const typeList = { typeRefEditingProvider: ['type', offer] }

/**
 * A click into the open list leaves the focus in the menu: otherwise the page's main element takes it,
 * the menu closes as left, and nothing has been chosen.
 */
export function holdFocus(container: HTMLElement): void {
  container.addEventListener(
    'mousedown',
    (event) => {
      if (event.target instanceof Element && event.target.closest('.dms-select-options')) event.preventDefault()
    },
    { capture: true },
  )
}
