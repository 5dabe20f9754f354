/** One posted entry, read as its field says: to a typed value, or to a sentence that tells the person what to do. */
import type { Moment } from '../feel/clock.ts'
import { dateIn } from '../time/instant.ts'
import { compact, validChip, validIban } from './checks.ts'
import { readDate, readTime } from './dates.ts'
import type {
  Checkbox,
  Checklist,
  ChoiceField,
  DateTimeField,
  Field,
  FilePicker,
  NumberField,
  TextField,
} from './form.ts'
import { messages } from './messages.ts'
import { decimalsOf, readNumber } from './numbers.ts'
import { type Reading, several, single } from './reading.ts'

/** What a field takes when the form names no limit: enough for people, too little for abuse. */
const longest = { textfield: 500, textarea: 10_000 }

/** Reads what was posted for a field, or a value read before. Never throws. */
export function readField(field: Field, raw: unknown, moment: Moment): Reading {
  const reading = readTyped(field, raw, moment)
  if ('error' in reading || !field.required || !empty(reading.value)) return reading
  return { error: messages.missing(field) }
}

const empty = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0)

function readTyped(field: Field, raw: unknown, moment: Moment): Reading {
  switch (field.type) {
    case 'checklist':
      return readChecklist(field, raw)
    case 'filepicker':
      return readFiles(field, raw)
    case 'checkbox':
      return readCheckbox(field, raw)
  }
  const text = single(raw)
  if (text === undefined) return { error: messages.single(field) }
  if (text === '') return { value: null }
  switch (field.type) {
    case 'number':
      return readNumeric(field, text, raw)
    case 'datetime':
      return field.subtype === 'date' ? readDay(field, text, moment) : readClock(field, text)
    case 'radio':
    case 'select':
      return readChoice(field, text)
    default:
      return readText(field, text)
  }
}

function readText(field: TextField, text: string): Reading {
  const max = field.maxLength ?? longest[field.type]
  if (text.length > max) return { error: messages.tooLong(field, max, text.length) }
  if (field.minLength !== null && text.length < field.minLength)
    return { error: messages.tooShort(field, field.minLength) }
  if (field.properties['lz:iban'] === 'true')
    return validIban(text) ? { value: compact(text) } : { error: messages.iban(field) }
  if (field.properties['lz:chip'] === 'true')
    return validChip(text) ? { value: compact(text) } : { error: messages.chip(field) }
  if (field.validationType === 'email' && !email.test(text)) return { error: messages.email(field) }
  if (field.validationType === 'phone' && !phone(text)) return { error: messages.phone(field) }
  if (field.pattern !== null && !new RegExp(field.pattern, 'u').test(text)) return { error: messages.pattern(field) }
  return { value: text }
}

const email = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/
const phone = (text: string): boolean => /^\+?[\d\s()/.-]+$/.test(text) && text.replace(/\D/g, '').length >= 5

function readNumeric(field: NumberField, text: string, raw: unknown): Reading {
  // A number that is a number already (a stored value) has nothing to guess.
  const read = typeof raw === 'number' ? { decimal: text } : readNumber(text, field.decimalDigits)
  if (read === 'ambiguous') return { error: messages.ambiguous(field) }
  const value = Number(read?.decimal) + 0 // no negative zero: JSON has none
  if (!read || !Number.isFinite(value)) return { error: messages.notNumber(field) }
  const { decimalDigits, min, max } = field
  if (decimalDigits !== null && decimalsOf(read.decimal) > decimalDigits)
    return { error: messages.digits(field, decimalDigits) }
  if (min !== null && value < min) return { error: messages.tooSmall(field, min) }
  if (max !== null && value > max) return { error: messages.tooLarge(field, max) }
  return { value: field.asText ? read.decimal : value }
}

function readDay(field: DateTimeField, text: string, { now, zone }: Moment): Reading {
  const date = readDate(text)
  if (!date) return { error: messages.notDate(field) }
  const today = dateIn(now, zone)
  if (field.properties['lz:notFuture'] === 'true' && date > today) return { error: messages.future(field) }
  if (field.notPast && date < today) return { error: messages.past(field) }
  return { value: date }
}

function readClock(field: DateTimeField, text: string): Reading {
  const time = readTime(text)
  return time ? { value: time } : { error: messages.notTime(field) }
}

const readChoice = (field: ChoiceField, text: string): Reading =>
  field.options.some((option) => option.value === text) ? { value: text } : { error: messages.notOffered(field) }

function readChecklist(field: Checklist, raw: unknown): Reading {
  const chosen = several(raw)
  const offered = field.options.map((option) => option.value)
  if (!chosen?.every((value) => offered.includes(value))) return { error: messages.notOffered(field) }
  return { value: offered.filter((value) => chosen.includes(value)) }
}

/** A browser posts an unticked box by leaving it out. */
function readCheckbox(field: Checkbox, raw: unknown): Reading {
  const text = Array.isArray(raw) ? single(raw.at(-1)) : single(raw)
  if (text === undefined) return { error: messages.notOffered(field) }
  return { value: ['on', 'true', '1', 'ja'].includes(text.toLowerCase()) }
}

function readFiles(field: FilePicker, raw: unknown): Reading {
  const documents = several(raw)?.filter((number) => number !== '')
  if (!documents || (documents.length > 1 && !field.multiple)) return { error: messages.single(field) }
  return { value: documents }
}
