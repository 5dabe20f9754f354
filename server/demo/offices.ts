/** How the offices of the demo town are reached. All of it is invented, and says so beside the hours. */
import type { Town } from '../context.ts'
import type { Db } from '../db/connect.ts'

const weekdays = 'Montag bis Freitag 8:30 bis 12 Uhr'
const longThursday = `${weekdays}, Donnerstag auch 14 bis 18 Uhr`

/** Extension, room and opening hours by office. The number itself is a placeholder: `06571 00-…`. */
const reached: Readonly<Record<string, readonly [extension: string, room: string, hours: string]>> = {
  steueramt: ['21', 'Zimmer 112', weekdays],
  stadtkasse: ['25', 'Zimmer 115', weekdays],
  ordnungsamt: ['31', 'Zimmer 204', longThursday],
  gewerbeamt: ['34', 'Zimmer 206', weekdays],
  strassenverkehr: ['36', 'Zimmer 208', weekdays],
  buergerbuero: ['10', 'Erdgeschoss', 'Montag bis Freitag 8 bis 12:30 Uhr, Donnerstag auch 14 bis 18 Uhr'],
  standesamt: ['41', 'Zimmer 101', longThursday],
  bauamt: ['51', 'Zimmer 301', longThursday],
  bauhof: ['58', 'Betriebshof', 'Montag bis Donnerstag 7 bis 15:30 Uhr, Freitag 7 bis 12 Uhr'],
  liegenschaften: ['55', 'Zimmer 305', weekdays],
  friedhof: ['57', 'Zimmer 307', weekdays],
  stadtwerke: ['61', 'Kundenzentrum', longThursday],
  soziales: ['71', 'Zimmer 120', longThursday],
  'kita-schulen': ['75', 'Zimmer 124', weekdays],
  kultur: ['81', 'Stadtbücherei', 'Dienstag bis Freitag 10 bis 18 Uhr, Samstag 10 bis 13 Uhr'],
  wahlamt: ['91', 'Zimmer 105', weekdays],
  hauptamt: ['90', 'Zimmer 201', weekdays],
}

const ascii = (key: string): string => key.replace(/[^a-z]/g, '-')

/** Gives every office of the demo town an address, telephone, e-mail and hours. */
export async function seedOfficeContacts(db: Db, town: Town): Promise<void> {
  for (const [key, [extension, room, hours]] of Object.entries(reached)) {
    await db('offices')
      .where({ town: town.id, key })
      .update({
        address: `Schlossstraße 11, ${room}, 54516 Wittlich`,
        phone: `06571 00-${extension}`,
        email: `${ascii(key)}@wittlich.example`,
        hours: `${hours} (Demo-Angaben)`,
      })
  }
}
