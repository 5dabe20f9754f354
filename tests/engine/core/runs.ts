/** How often a property is tried: as often as it says, or `PROPERTY_TIMES` as often for a long search. */
const times = Number(process.env['PROPERTY_TIMES'] ?? 1)

export const runs = (usual: number): { numRuns: number } => ({ numRuns: Math.round(usual * times) })

/** Milliseconds for a test of properties. */
export const patience = 60_000 * Math.max(1, times)
