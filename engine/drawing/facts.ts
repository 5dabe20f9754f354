/** What is noted at steps and how they are called, for those who show it; small enough for a browser that needs nothing else of the engine. */
export * from './called.ts'
export * from './say-facts.ts'
export * from './shown.ts'
export * from './words.ts'
