/** Routes below `/amt`: settings of the town, changed without deployment. */
import { fileURLToPath } from 'node:url'
import { Router, type RequestHandler } from 'express'
import { guardForms, requireRole } from '../access/index.ts'
import type { Context } from '../context.ts'
import { frame, sendPage } from '../pages/layout.tsx'
import { feesOf } from '../records/fees.ts'
import { beginningAfter, entriesOf, holding } from '../records/settings.ts'
import { block, blocks, changeBlock, nameBlock } from './block-routes.tsx'
import { ChangesPage, townChanges } from './changes-page.tsx'
import { fees, nameFee } from './fee-routes.tsx'
import { aboutFee, settingPages, type PageValue, type SettingPage as About } from './forms.ts'
import { addOffice, changeOne as changeOffice, newOffice, office, offices } from './office-routes.tsx'
import { changeOne as changeSetting, showSetting, todayOf } from './setting-routes.tsx'
import { TownPage, type Shown } from './town-page.tsx'

const styles = fileURLToPath(new URL('./town.css', import.meta.url))

export function town(context: Context): Router {
  const router = Router()
  const allowed = requireRole('admin', 'manager')
  const path = '/verwaltung/mandant'
  router.get(`${path}.css`, (_request, response) => response.sendFile(styles))
  router.use(path, allowed)
  router.post([path, `${path}/*rest`], guardForms)
  router.get(path, overview(context))
  router.get(`${path}/verlauf`, changes(context))
  router.get(`${path}/aemter`, offices(context))
  router.get(`${path}/aemter/neu`, newOffice(context))
  router.post(`${path}/aemter/neu`, addOffice(context))
  router.get(`${path}/amt/:key`, office(context))
  router.post(`${path}/amt/:key`, changeOffice(context))
  router.get(`${path}/textbausteine`, blocks(context))
  router.post(`${path}/textbausteine`, nameBlock)
  router.get(`${path}/textbausteine/:id`, block(context))
  router.post(`${path}/textbausteine/:id`, changeBlock(context))
  router.get(`${path}/gebuehren`, fees(context))
  router.post(`${path}/gebuehren`, nameFee)
  router.get(`${path}/:slug`, showSetting(context))
  router.post(`${path}/:slug`, changeSetting(context))
  return router
}

const overview =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const own = await feesOf(context.db, context.town.id, todayOf(context))
    const pages = [...settingPages, ...own.map(({ key, name }) => aboutFee(key, name))]
    const settings = await Promise.all(pages.map((page) => shown(context, page)))
    const saved = request.query['gespeichert'] !== undefined
    sendPage(response, <TownPage {...frame(context, response, 'staff')} settings={settings} saved={saved} />)
  }

async function shown(context: Context, page: About): Promise<Shown> {
  const today = todayOf(context)
  const history = await entriesOf<PageValue>(context.db, context.town.id, page.key)
  const later = beginningAfter(history, today)
  return { page, now: holding(history, today) ?? null, later }
}

const changes =
  (context: Context): RequestHandler =>
  async (_request, response) =>
    sendPage(
      response,
      <ChangesPage {...frame(context, response, 'staff')} changes={await townChanges(context.db, context.town.id)} />,
    )
