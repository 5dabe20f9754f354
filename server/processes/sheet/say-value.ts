/** A value of a fact sheet in words. */
import { germanDay } from '../../pages/format.ts'
import { channelNames } from '../../records/case-row.ts'
import { sourceWords } from './fields.ts'
import type { Value } from './store.ts'

/** "300 am Schalter". */
export const sayValue = ({ text, channel }: Value): string => (channel ? `${text} ${channelNames[channel]}` : text)

/** "Gespräch, 03.11.2026". */
export const sayOrigin = ({ source, day }: Value): string =>
  day ? `${sourceWords[source]}, ${germanDay(day)}` : sourceWords[source]
