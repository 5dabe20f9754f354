/** Packages without types of their own: what this program takes from them. */
declare module 'bpmn-js-color-picker' {
  import type { ModuleDeclaration } from 'didi'
  const module: ModuleDeclaration
  export default module
}
declare module 'bpmn-js-create-append-anything' {
  import type { ModuleDeclaration } from 'didi'
  export const CreateAppendAnythingModule: ModuleDeclaration
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  import type { ModuleDeclaration } from 'didi'
  const module: ModuleDeclaration
  export default module
}
declare module 'diagram-js-minimap' {
  import type { ModuleDeclaration } from 'didi'
  const module: ModuleDeclaration
  export default module
}
declare module 'bpmn-js-i18n/translations/de.js' {
  const translations: Readonly<Record<string, string>>
  export default translations
}
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object
  export const BpmnPropertiesProviderModule: object
  export const ZeebePropertiesProviderModule: object
}
declare module 'dmn-js/lib/Modeler.js' {
  interface Stack {
    undo(): void
    redo(): void
    canUndo(): boolean
    canRedo(): boolean
    registerHandler(command: string, handler: new (...services: never[]) => object): void
    execute(command: string, context: object): void
  }
  interface Viewer {
    on(event: string, listener: (event?: { readonly input?: Input }) => void): void
    get(service: 'commandStack'): Stack
    get(service: 'sheet'): Sheet
    get(service: 'modeling'): { updateProperties(element: Input, properties: object): void }
    get(service: 'contextMenu'): { close(): void }
  }
  interface View {
    readonly type: string
  }
  /** A column that is asked. */
  export interface Input {
    readonly label?: string
  }
  export interface Cell {
    readonly businessObject: { text?: string }
  }
  export interface Row {
    readonly cells: readonly Cell[]
  }
  interface Clause {
    readonly inputExpression?: { readonly text?: string }
  }
  export interface Sheet {
    getRoot(): { readonly rows: readonly Row[]; readonly cols: readonly { readonly businessObject: Clause }[] }
  }
  export default class DmnModeler {
    constructor(options: object)
    on(event: string, listener: () => void): void
    importXML(xml: string): Promise<unknown>
    saveXML(options: { format: boolean }): Promise<{ readonly xml: string }>
    getViews(): readonly View[]
    getActiveViewer(): Viewer | undefined
    getActiveView(): View | undefined
    open(view: View): Promise<unknown>
    destroy(): void
  }
}
declare module 'dmn-js-decision-table/lib/features/type-ref/components/TypeRefCellContextMenu.js' {
  /** What inferno draws: the field, and in it the label and the list. */
  interface Drawn {
    readonly children: { readonly children: readonly { readonly props: { noInput?: boolean } }[] }
  }
  export default class TypeRefCellContextMenu {
    render(): Drawn
  }
}
declare module 'bpmnlint/lib/linter.js' {
  namespace Linter {
    interface Reporter {
      report(id: string, message: string, more: object): void
    }
    interface Resolver {
      resolveRule(pkg: string, name: string): () => { check(node: never, reporter: Reporter): void }
      resolveConfig(pkg: string, name: string): object
    }
    interface Found {
      readonly id?: string
      readonly message: string
      readonly category: string
    }
  }
  class Linter {
    constructor(options: { config: object; resolver: Linter.Resolver })
    lint(root: object): Promise<Readonly<Record<string, readonly Linter.Found[]>>>
  }
  export default Linter
}
