/** The part of bpmn-js that this program uses, as types: its services and the elements they speak of. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { Moddle } from './moddle.ts'

export type { Moddle }

/** A shape, connection or root of the drawing. */
export interface Drawn {
  readonly id: string
  readonly type: string
  readonly businessObject: Moddle
  /** How the file draws it. */
  readonly di?: Moddle
  readonly parent: Drawn | null
  readonly incoming: readonly Drawn[]
  readonly outgoing: readonly Drawn[]
  readonly children?: readonly Drawn[]
  readonly attachers?: readonly Drawn[]
  readonly source?: Drawn
  readonly target?: Drawn
  readonly labelTarget?: Drawn
  /** The label outside of it. */
  readonly label?: Drawn
  /** Of connections. */
  readonly waypoints?: readonly Point[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export interface Viewbox extends Box {
  readonly scale: number
  /** What is drawn, in the drawing's own measure. */
  readonly inner: Box
  /** The window on it, in pixels. */
  readonly outer: { readonly width: number; readonly height: number }
}

export interface ServiceTypes {
  readonly modeling: {
    updateProperties(element: Drawn, properties: object): void
    updateModdleProperties(element: Drawn, moddle: Moddle, properties: object): void
    updateLabel(element: Drawn, text: string): void
    createShape(shape: Drawn, at: Point, parent: Drawn, hints?: { attach?: boolean }): Drawn
    resizeShape(shape: Drawn, to: Box): void
    connect(source: Drawn, target: Drawn, attributes?: object): Drawn
    reconnectEnd(connection: Drawn, target: Drawn, docking: Point): void
    layoutConnection(connection: Drawn): void
    updateWaypoints(connection: Drawn, points: readonly Point[]): void
    removeConnection(connection: Drawn): void
  }
  readonly commandStack: {
    undo(): void
    redo(): void
    canUndo(): boolean
    canRedo(): boolean
    execute(command: string, context: object): void
    registerHandler(command: string, handler: new (...services: never[]) => object): void
  }
  readonly eventBus: {
    on(events: string | readonly string[], listener: (event: never) => void): void
    /** Listeners of a higher priority come first (1000 is usual); what one returns but undefined ends it. */
    on(events: string | readonly string[], priority: number, listener: (event: never) => unknown): void
    off(events: string | readonly string[], listener: (event: never) => void): void
  }
  readonly elementRegistry: {
    get(id: string): Drawn | undefined
    filter(test: (element: Drawn) => boolean): Drawn[]
    getAll(): Drawn[]
    getGraphics(element: Drawn): SVGElement
  }
  readonly graphicsFactory: { update(kind: 'shape' | 'connection', element: Drawn, graphics: SVGElement): void }
  readonly selection: { get(): Drawn[]; select(element: Drawn | null): void }
  readonly canvas: {
    zoom(level: number | 'fit-viewport', center?: 'auto' | Point): number
    getRootElement(): Drawn
    /** Must be told when its element has another size. */
    resized(): void
    scrollToElement(element: Drawn, padding?: number): void
    addMarker(element: Drawn, marker: string): void
    removeMarker(element: Drawn, marker: string): void
    viewbox(): Viewbox
    viewbox(box: Box): void
    addShape(shape: Drawn, parent: Drawn, index?: number): Drawn
    addConnection(connection: Drawn, parent: Drawn, index?: number): Drawn
    removeShape(shape: Drawn): void
    removeConnection(connection: Drawn): void
  }
  readonly bpmnImporter: {
    add(element: Moddle, di: Moddle, parent: Drawn): Drawn
    addLabel(element: Moddle, di: Moddle, of: Drawn): Drawn
  }
  readonly moddle: { readonly ids: { nextPrefixed(prefix: string, claim?: object): string } }
  readonly bpmnFactory: { create(type: string, attributes?: object): Moddle }
  readonly elementFactory: { createShape(attributes: object): Drawn }
  readonly overlays: {
    add(
      element: Drawn,
      type: string,
      overlay: { position: object; html: HTMLElement; show?: object; scale?: boolean | { min: number } },
    ): string
    /** By the id that `add` gave. */
    get(id: string): object | undefined
    remove(filter: string | { type: string }): void
  }
  readonly spaceTool: {
    calculateAdjustments(
      elements: readonly Drawn[],
      axis: 'x' | 'y',
      delta: number,
      start: number,
    ): { movingShapes: Drawn[]; resizingShapes: Drawn[] }
    makeSpace(
      moving: readonly Drawn[],
      resizing: readonly Drawn[],
      delta: Point,
      direction: 'e' | 's',
      start: number,
    ): void
  }
  /** The element keeps its id, its name and its connections; another shape stands for it. */
  readonly bpmnReplace: { replaceElement(element: Drawn, target: { readonly type: string }): Drawn }
  readonly autoPlace: { append(source: Drawn, shape: Drawn): Drawn }
  readonly keyboard: {
    /** A listener that answers `true` ends it. */
    addListener(listener: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void
  }
  readonly editorActions: { trigger(action: 'directEditing' | 'find'): void }
  readonly directEditing: { activate(element: Drawn): void }
  readonly zoomScroll: { stepZoom(delta: number): void }
}

/** Asks bpmn-js for one of its services. */
export function service<K extends keyof ServiceTypes>(modeler: Pick<Modeler, 'get'>, name: K): ServiceTypes[K] {
  return modeler.get<ServiceTypes[K]>(name)
}

/** The element itself, also where its outside label was clicked. */
export function withoutLabel(element: Drawn): Drawn {
  return element.labelTarget ?? element
}

export function is(element: Drawn | Moddle, type: string): boolean {
  return ('businessObject' in element ? element.businessObject : element).$instanceOf(type)
}

/** The event definition of that kind which an event carries, such as `bpmn:TimerEventDefinition`. */
export function eventDefinition(element: Drawn, type: string): Moddle | undefined {
  if (!is(element, 'bpmn:Event')) return undefined
  return element.businessObject
    .get<Moddle[] | undefined>('eventDefinitions')
    ?.find((definition) => definition.$instanceOf(type))
}
