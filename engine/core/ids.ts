/** The ids of the core, branded so that one cannot stand where another is meant. All are plain strings or numbers in JSON. */
type Brand<T, B extends string> = T & { readonly __brand?: B }

export type ModelId = Brand<string, 'Model'>
export type ProcessId = Brand<string, 'Process'>
export type ElementId = Brand<string, 'Element'>
export type FlowId = Brand<string, 'Flow'>
export type DecisionId = Brand<string, 'Decision'>
export type CaseId = Brand<string, 'Case'>
/** A token's id is the number of the event that made it. */
export type TokenId = Brand<number, 'Token'>
/** A wait's id is the number of the event that made it. */
export type WaitId = Brand<number, 'Wait'>
export type UserId = Brand<string, 'User'>
/** A moment as ISO 8601 in UTC with milliseconds: `2026-03-02T07:00:00.000Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Variables = Readonly<Record<string, Json>>
export type Table<K extends string | number, V> = Readonly<Record<K, V>>
