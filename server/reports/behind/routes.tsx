/** Routes to the cases behind figures, below `/amt/berichte`; who may read is decided before. */
import type { RequestHandler } from 'express'
import { staffOf } from '../../access/index.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { frame, sendPage } from '../../pages/layout.tsx'
import { reportByName } from '../council/store.ts'
import { readBehind } from '../../ratings/behind-address.ts'
import { behind, behindReport } from './find.ts'
import { BehindPage } from './page.tsx'

export const showBehind =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const figure = readBehind(request.query)
    if (!figure) throw new Failure('not-found')
    const found = await behind(context, staffOf(response), figure)
    const back = 'process' in figure ? '/amt/berichte/aufwand' : `/amt/ozg/${figure.service}`
    sendPage(
      response,
      <BehindPage {...frame(context, response, 'staff')} path="/amt/berichte" found={found} back={back} />,
    )
  }

export const showBehindReport =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const report = await reportByName(context, String(request.params['number']))
    if (!report) throw new Failure('not-found')
    const way = request.query['weg']
    // Only a way that the report names: any other would give a group away that it does not show.
    const channel = typeof way === 'string' && Object.hasOwn(report.data.channels, way) ? way : null
    if (way !== undefined && channel === null) throw new Failure('not-found')
    const found = await behindReport(context, staffOf(response), report, channel)
    const back = `/amt/berichte/${report.number}`
    sendPage(
      response,
      <BehindPage {...frame(context, response, 'staff')} path="/amt/berichte" found={found} back={back} />,
    )
  }
