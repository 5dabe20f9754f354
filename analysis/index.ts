/** The door of `analysis`: figures from facts. Pure: no clock, no database, no network. */
export * from './effort/index.ts'
export * from './maturity/criteria.ts'
export * from './maturity/maturity.ts'
export * from './maturity/mermaid.ts'
export * from './maturity/share.ts'
export * from './maturity/summary.ts'
export * from './maturity/types.ts'
