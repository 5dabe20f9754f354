/** Filling in the registration of a dog, step by step, as a browser without JavaScript would. */
import type { Answer, Client } from '../support/client.ts'

export const service = '/leistungen/hund-anmelden'

export const answers = {
  halter: {
    vorname: 'Erika',
    nachname: 'Muster',
    geburtsdatum: '1.3.1980',
    strasse: 'Schlossstraße 11',
    plz: '54516',
    ort: 'Wittlich',
  },
  hund: { hundename: 'Rex', rasse: 'Dackel', listenrasse: 'keine', geborenAm: '1.1.2025', chipnummer: '' },
  haushalt: { gehaltenSeit: '1.2.2026', herkunft: 'nein', weitereHunde: '0' },
  bezahlung: { einzug: 'nein' },
  kontakt: { zustellweg: 'letter', telefon: '' },
  nachweise: {},
} as const

/** A one-pixel PNG. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
export const file = (name: string, bytes: Buffer | string, type = 'application/octet-stream'): File =>
  new File([new Uint8Array(Buffer.from(bytes))], name, { type })

/** Which fields a page asks, as it says itself in its hidden field. */
const askedOn = (page: Answer): string => /name="_gezeigt" value="([^"]*)"/.exec(page.text)?.[1] ?? ''

type Fields = Readonly<Record<string, string | readonly string[] | File>>

/** Posts a step with what its page asks. */
export function postStep(citizen: Client, page: Answer, fields: Fields, action = 'weiter'): Promise<Answer> {
  const path = page.url.split('?')[0] ?? ''
  return citizen.post(path, { _gezeigt: askedOn(page), _aktion: action, ...fields })
}

/** Begins an application; the answer is the first step. */
export async function beginApplication(citizen: Client): Promise<Answer> {
  await citizen.get(`${service}/beginnen`)
  return citizen.post(`${service}/beginnen`, {})
}

/** Goes through all steps; the answer is the check page. */
export async function fillIn(
  citizen: Client,
  changed: Partial<Record<keyof typeof answers, Fields>> = {},
): Promise<Answer> {
  let page = await beginApplication(citizen)
  for (const step of Object.keys(answers) as (keyof typeof answers)[]) {
    page = await postStep(citizen, page, { ...answers[step], ...changed[step] })
    // Answers can make more fields visible: then the page asks once more.
    if (page.text.includes('Bitte ergänzen Sie'))
      page = await postStep(citizen, page, { ...answers[step], ...changed[step] })
  }
  return page
}

export interface SentApplication {
  readonly number: string
  readonly code: string
  readonly page: Answer
}

/** Fills in, sends, and reads number and Abrufcode from the confirmation. */
export async function sendApplication(
  citizen: Client,
  changed: Parameters<typeof fillIn>[1] = {},
): Promise<SentApplication> {
  const check = await fillIn(citizen, changed)
  const page = await citizen.post(check.url, {})
  return { number: numberOn(page), code: codeOn(page), page }
}

export const numberOn = ({ text }: Answer): string => /V-\d{4}-\d{6,}-\d/.exec(text)?.[0] ?? ''
export const codeOn = ({ text }: Answer): string =>
  /<p class="code">([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)<\/p>/.exec(text)?.[1] ?? ''
