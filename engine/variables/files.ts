/** The files of one process as the checks of its variables see them: all that may give a variable its value or read it. */
import type { Model } from '../core/model.ts'
import type { Decision } from '../decisions/decision.ts'
import type { Form } from '../forms/form.ts'

export interface ProcessFiles {
  readonly models: readonly Model[]
  readonly decisions: readonly Decision[]
  readonly forms: readonly NamedForm[]
  readonly letters: readonly Letter[]
  /** What messages of these names bring; any other may bring anything. */
  readonly messages?: Readonly<Record<string, readonly string[]>>
}

/** `name` is the id by which steps name it. */
export interface NamedForm {
  readonly name: string
  readonly form: Form
}

export interface Letter {
  /** By which steps name it. */
  readonly id: string
  /** Under which findings stand. */
  readonly file: string
  /** FEEL without `{{ }}` and leading `=`, and the path of the text in which it stands, such as `blocks.2.text`. */
  readonly expressions: readonly { readonly field: string; readonly text: string }[]
}
