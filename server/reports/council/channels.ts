/** The ways on which cases came, in words. */
import { TOGETHER } from '../../../analysis/index.ts'
import { channelWords, isChannel } from '../../ratings/volumes.ts'

/** `online`, or `Post, Schalter und Telefon zusammen` where small ones stand together. */
export function channelsName(channel: string): string {
  const words = channelsIn(channel).map((one) => channelWords[one])
  const [last = channel, ...before] = words.reverse()
  return before.length === 0 ? last : `${before.reverse().join(', ')} und ${last} zusammen`
}

export const channelsIn = (channel: string) => channel.split(TOGETHER).filter(isChannel)
