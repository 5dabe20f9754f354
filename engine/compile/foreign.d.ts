/** The border to moddle, which ships no types for these doors; whoever reads says what comes back. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string, type?: string, reader?: object): Promise<unknown>
    create(type: string, properties: Readonly<Record<string, unknown>>): unknown
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string, type?: string, reader?: object): Promise<unknown>
  }
}
