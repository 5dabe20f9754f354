import type { Instant, Json, Variables } from '../core/ids.ts'
import type { Moment } from '../feel/clock.ts'
import type { Field, Form } from './form.ts'
import { readField } from './read.ts'
import { fieldsOfStep } from './steps.ts'
import { visible } from './visible.ts'

export interface FormError {
  /** Key of the field. */
  readonly key: string
  /** German, says what to do. */
  readonly message: string
}

export interface ValidateOptions {
  /** Id of one step; without it the whole form is held. */
  readonly step?: string
  readonly now: Instant
  /** IANA name of the town's zone. */
  readonly zone?: string
  /** What conditions may look at besides the post: values of other steps, variables of the case. */
  readonly data?: Variables
}

/**
 * Reads a posted form: texts and lists as a browser sends them, or values read before (then nothing changes).
 * Values of hidden and read-only fields and unknown keys are dropped; a field left empty is null (a list: empty, a box: false).
 * A value that is wrong is in `errors` and not in `values`. Whether a posted document number may be used is the caller's to check.
 *
 * @param raw the posted entries by key; anything at all is taken without throwing
 */
export function validateForm(
  form: Form,
  raw: unknown,
  options: ValidateOptions,
): { values: Variables; errors: readonly FormError[] } {
  const moment: Moment = { now: options.now, zone: options.zone ?? 'Europe/Berlin' }
  const fields = fieldsOfStep(form, options.step).filter((field) => !field.readonly)
  const readings = fields.map((field) => ({ field, reading: readField(field, entry(raw, field), moment) }))
  const read = Object.fromEntries(
    readings.map(({ field, reading }): [string, Json] => [field.key, 'value' in reading ? reading.value : null]),
  )
  const shown = visible(form, { ...options.data, ...read }, moment)
  const kept = readings.filter(({ field }) => shown.has(field.id))
  return {
    values: Object.fromEntries(
      kept.flatMap(({ field, reading }): [string, Json][] => ('value' in reading ? [[field.key, reading.value]] : [])),
    ),
    errors: kept.flatMap(({ field, reading }) =>
      'error' in reading ? [{ key: field.key, message: reading.error }] : [],
    ),
  }
}

const entry = (raw: unknown, field: Field): unknown =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, field.key)
    ? (raw as Record<string, unknown>)[field.key]
    : undefined
