/** Calendar and clock arithmetic for others. */
export { addDuration, addPeriod, readDuration, type Duration } from './duration.ts'
export { deemedDelivered, objectionEnds, type DeliveryRule, type Posting } from './delivery.ts'
export { dateIn, laterBy, millisecondsBetween, readInstant, toInstant } from './instant.ts'
export { isCycle } from './cycle.ts'
export { isWorkingDay, rollOver } from './working-days.ts'
