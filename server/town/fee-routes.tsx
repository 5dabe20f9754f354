/** `/amt/verwaltung/mandant/gebuehren`: fees that the town defines itself, each with a page like every setting. */
import type { RequestHandler } from 'express'
import type { VNode } from 'preact'
import type { Context } from '../context.ts'
import { field } from '../http/body.ts'
import { CsrfField, frame, Page, sendPage, type PageProps } from '../pages/layout.tsx'
import { Button, TextField } from '../pages/parts.tsx'
import { feeId, feeKey, feesOf, isFeeId, type NamedFee } from '../records/fees.ts'
import { aboutFee } from './forms.ts'
import { home, todayOf } from './setting-routes.tsx'

export const fees =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const all = await feesOf(context.db, context.town.id, todayOf(context))
    const wrong = request.query['kennung'] !== undefined
    const page = { ...frame(context, response, 'staff'), fees: all, wrong }
    sendPage(response, <FeesPage {...page} />, wrong ? 422 : 200)
  }

/** Leads to the page of the fee that was named; it is made when its first amount is saved. */
export const nameFee: RequestHandler = (request, response) => {
  const id = field(request, 'kennung').trim()
  response.redirect(303, isFeeId(id) ? `${home}/${aboutFee(feeKey(id), id).slug}` : `${home}/gebuehren?kennung`)
}

interface Props extends Omit<PageProps, 'title' | 'children'> {
  readonly fees: readonly NamedFee[]
  readonly wrong: boolean
}

const FeesPage = ({ fees: all, wrong, ...page }: Props): VNode => (
  <Page {...page} title="Eigene Gebühren" styles={['/amt/verwaltung/mandant.css']}>
    <p class="no-print">
      <a class="kern-link" href={home}>
        Zurück zu den Einstellungen
      </a>
    </p>
    <h1 class="kern-heading-x-large">Eigene Gebühren</h1>
    <p>
      Ein Prozess liest eine Gebühr mit dem Schritt „Gebührensätze holen“. Danach wählen Sie den Betrag in Briefen unter
      „Gebühr der Stadt“. In einer Regel oder Bedingung schreiben Sie dafür <code>saetze.amount</code>, für den
      doppelten Betrag zum Beispiel <code>saetze.amount * 2</code>. Es gilt der Wert am Tag des Eingangs; einen anderen
      Tag wählen Sie an dem Schritt.
    </p>
    {all.length === 0 ? <p>Noch ist keine angelegt.</p> : <FeeList fees={all} />}
    <h2 class="kern-heading-large">Gebühr anlegen</h2>
    <form method="post" class="stack no-print">
      <CsrfField csrf={page.csrf} />
      <TextField
        name="kennung"
        label="Kennung"
        hint="Unter ihr liest ein Prozess die Gebühr, zum Beispiel bewohnerparken; sie ändert sich nie"
        error={wrong ? 'Bitte nur kleine Buchstaben, Ziffern und Bindestriche, vorn ein Buchstabe.' : null}
      />
      <Button label="Betrag eintragen" kind="secondary" />
    </form>
  </Page>
)

const FeeList = ({ fees: all }: Pick<Props, 'fees'>): VNode => (
  <ul>
    {all.map(({ key, name }) => (
      <li>
        <a class="kern-link" href={`${home}/${aboutFee(key, name).slug}`}>
          {name}
        </a>
        {` (Kennung: ${feeId(key)})`}
      </li>
    ))}
  </ul>
)
