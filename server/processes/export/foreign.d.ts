/** Packages without types of their own: what is taken from them. */
declare module 'saxen' {
  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: (text: string) => string,
        selfClosing: boolean,
      ) => void,
    ): this
    on(event: 'closeTag', handler: (name: string, decode: (text: string) => string, selfClosing: boolean) => void): this
    on(event: 'cdata', handler: (text: string) => void): this
    on(event: 'attention', handler: (text: string) => void): this
    on(event: 'text', handler: (text: string, decode: (text: string) => string) => void): this
    on(event: 'error', handler: (error: Error, place: () => { readonly line: number }) => void): this
    on(event: 'warn', handler: () => void): this
    parse(xml: string): this
  }
}
declare module 'svg-to-pdfkit' {
  export default function draw(
    pdf: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      readonly width: number
      readonly height: number
      readonly assumePt: boolean
      readonly fontCallback: (family: string, bold: boolean) => string
      readonly warningCallback: (warning: string) => void
    },
  ): void
}
