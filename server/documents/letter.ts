/** A letter as it will stand on paper: every text final, nothing left to evaluate. */

export interface Letter {
  readonly kind: 'letter' | 'notice'
  readonly title: string
  readonly subject: string
  readonly sender: Sender
  /** At most six lines: name, street, postal code and city. */
  readonly recipient: readonly string[]
  /** Right of the address: label and value. */
  readonly information: readonly (readonly [string, string])[]
  readonly salutation: string
  readonly blocks: readonly Block[]
  /** Remedy notice of a notice. */
  readonly remedy: string | null
  readonly payment: { readonly payload: string; readonly lines: readonly (readonly [string, string])[] } | null
  /** Where papers that were asked for can be sent without an account. */
  readonly supply: { readonly url: string; readonly shown: string; readonly code: string } | null
  readonly signature: readonly string[]
  /** Printed across a letter of the demo town. */
  readonly demo: boolean
}

export interface Sender {
  readonly name: string
  /** One line above the address, inside the window. */
  readonly returnLine: string
  readonly office: string
  /** Bottom of the first page. */
  readonly footer: readonly string[]
}

export type Block =
  | { readonly type: 'text' | 'heading'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly [string, string])[] }
