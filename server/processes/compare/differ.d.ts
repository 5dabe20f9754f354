/** The package has no types: what is taken from it. */
declare module 'bpmn-js-differ' {
  export interface Model {
    readonly id?: string
    readonly $type: string
  }
  type Found<T> = Readonly<Record<string, T>>
  export function diff(
    before: unknown,
    after: unknown,
  ): {
    readonly _added: Found<Model>
    readonly _removed: Found<Model>
    readonly _layoutChanged: Found<Model>
    readonly _changed: Found<{ readonly model: Model }>
  }
}
