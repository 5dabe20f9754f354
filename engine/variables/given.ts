/** Variables that nobody draws: what every case has from its start, what loops and joins count, and what the jobs of this program bring. */

/** Of every case that the server starts. */
export const OF_EVERY_CASE: readonly string[] = ['vorgang', 'kontakt']

/** Of loops and complex gateways; those also know their incoming flows by id. */
export const COUNTED: readonly string[] = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
  'activationCount',
]

/** Of every letter: the people of the case by their role, and what the town has set. */
export const OF_EVERY_LETTER: readonly string[] = ['applicant', 'representative', 'owner', 'other', 'town']

/** The job that writes a letter; its header `letter` names which. */
export const LETTER_TOPIC = 'laufzettel.letter'

/** The job that fetches amounts of the town; its header `setting` names which. */
export const RATES_TOPIC = 'laufzettel.rates'

/** The job that looks for other cases of the same. */
export const DUPLICATES_TOPIC = 'laufzettel.duplicates'

/** The job that hands a case over; its header `office` names to whom. */
export const HANDOVER_TOPIC = 'laufzettel.handover'

/** By topic: what the town's own program does, as people call it. */
export const JOB_NAMES: Readonly<Record<string, string>> = {
  [LETTER_TOPIC]: 'Brief schreiben',
  [RATES_TOPIC]: 'Gebührensätze holen',
  [DUPLICATES_TOPIC]: 'Doppelte suchen',
  [HANDOVER_TOPIC]: 'An anderes Amt übergeben',
}

/** By topic: the variables of its result. Any other topic is the work of a program that may bring anything. */
export const JOB_RESULTS: Readonly<Record<string, readonly string[]>> = {
  [RATES_TOPIC]: ['saetze'],
  [DUPLICATES_TOPIC]: ['dubletten'],
  [HANDOVER_TOPIC]: ['uebergabe'],
  [LETTER_TOPIC]: ['sendung', 'perBrief'],
}
