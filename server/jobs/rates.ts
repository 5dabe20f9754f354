/** `laufzettel.rates`: the town's amounts that hold on the day of the case, with their valid-from date. */
import type { Variables } from '../../engine/index.ts'
import type { JobResult } from '../runtime/contract.ts'
import { isFeeKey } from '../records/fees.ts'
import { entriesOf, holding, isSettingKey } from '../records/settings.ts'
import { germanDay } from '../pages/format.ts'
import { JobGap, type Given, type JobContext } from './context.ts'

/** Header `setting`, variable `stichtag` (ISO date) → `saetze`. Throws a sentence when nothing was set by that day. */
export const rates =
  ({ db, town }: Pick<JobContext, 'db' | 'town'>) =>
  async ({ headers, variables }: Given): Promise<JobResult> => {
    const key = headers['setting'] ?? ''
    const day = variables['stichtag']
    if (!isSettingKey(key) && !isFeeKey(key)) throw new JobGap(`Die Einstellung „${key}“ gibt es nicht.`)
    if (typeof day !== 'string') throw new JobGap('Für die Sätze fehlt der Stichtag.')
    const setting = holding(await entriesOf<Variables>(db, town.id, key), day)
    if (!setting) throw new JobGap(`Für den ${germanDay(day)} ist „${key}“ nicht hinterlegt.`)
    return { variables: { saetze: { validFrom: setting.validFrom, checked: setting.checked, ...setting.value } } }
  }
