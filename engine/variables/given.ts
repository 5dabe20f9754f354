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

/** By topic: what the town's own program does, as people call it. */
export const JOB_NAMES: Readonly<Record<string, string>> = {
  [LETTER_TOPIC]: 'Brief schreiben',
  'laufzettel.rates': 'Gebührensätze holen',
  'laufzettel.duplicates': 'Doppelte suchen',
  'laufzettel.handover': 'An anderes Amt übergeben',
}

/** By topic: the variables of its result. Any other topic is the work of a program that may bring anything. */
export const JOB_RESULTS: Readonly<Record<string, readonly string[]>> = {
  'laufzettel.rates': ['saetze'],
  'laufzettel.duplicates': ['dubletten'],
  'laufzettel.handover': ['uebergabe'],
  [LETTER_TOPIC]: ['sendung', 'perBrief'],
}
