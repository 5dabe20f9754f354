import type { Json } from '../core/ids.ts'

/** What reading one entry gave: the typed value, or the sentence for the person. `null` is an entry left empty. */
export type Reading = { readonly value: Json } | { readonly error: string }

/** The one text of a posted entry; undefined when it is no single text (several values, an object). */
export function single(raw: unknown): string | undefined {
  const one = Array.isArray(raw) && raw.length < 2 ? raw[0] : raw
  if (one === null || one === undefined) return ''
  if (typeof one === 'number' || typeof one === 'boolean') return String(one)
  return typeof one === 'string' ? clean(one) : undefined
}

/** All texts of a posted entry; undefined when something in it is no text. */
export function several(raw: unknown): string[] | undefined {
  const all = Array.isArray(raw) ? raw : raw === null || raw === undefined || raw === '' ? [] : [raw]
  return all.every((one) => typeof one === 'string') ? all : undefined
}

/** Trimmed, composed, with plain line ends; without control characters and half surrogates, which databases refuse. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .normalize('NFC')
    .trim()
