/** How an office is reached: its own details, and the town's where it has none. */
import { localDay, type Context } from '../context.ts'
import { officeByKey, type Office } from './offices.ts'
import { settingAt } from './settings.ts'

/** Undefined when the town does not know the office. */
export async function officeContact({ db, town, clock }: Context, key: string): Promise<Office | undefined> {
  const office = await officeByKey(db, town.id, key)
  const head = (await settingAt(db, town.id, 'briefkopf', localDay(clock.now())))?.value
  if (!office || !head) return office
  return {
    ...office,
    address: office.address || `${head.street}, ${head.postalCode} ${head.city}`,
    phone: office.phone || head.phone || null,
    email: office.email || head.email || null,
  }
}
