/** The forecast as a sentence; never a single day. */
import type { CouncilData } from './data.ts'

const month = (text: string): string => text.split('-').reverse().join('/')

export function forecastWords({ forecast, group }: Pick<CouncilData, 'forecast' | 'group'>): string {
  if (!forecast) return 'Eine Prognose gibt es erst nach vier Monatsständen.'
  const { pace, earliest, latest } = forecast
  const number = (value: number): string => String(Math.round(value * 10) / 10).replace('.', ',')
  const measured = `Gemessenes Tempo: ${number(pace.slow)} bis ${number(pace.fast)} Leistungen im Monat (langsamste und schnellste drei Monate)`
  const goal = `alle ${group?.services ?? 0}`
  if (earliest === null) return `${measured}. Bei diesem Tempo ist nicht absehbar, wann ${goal} online sind.`
  return `${measured}. Danach wären ${goal} ${latest === null ? `frühestens ${month(earliest)} online; bei langsamem Tempo ist kein Ende absehbar` : `zwischen ${month(earliest)} und ${month(latest)} online`}.`
}
