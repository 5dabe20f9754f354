import type { VNode } from 'preact'
import { germanMoment } from '../../pages/format.ts'
import type { Notice } from '../notices.ts'

/** What waits for the one who looks; nothing where nothing does. */
export const NoticeList = ({ notices }: { notices: readonly Notice[] }): VNode | null =>
  notices.length === 0 ? null : (
    <section class="notices" aria-labelledby="hinweise">
      <h2 class="kern-heading-medium" id="hinweise">
        Für Sie
      </h2>
      <ul>
        {notices.map(({ id, says, href, at, personal }) => (
          <li>
            <a class="kern-link" href={personal ? `/amt/hinweise/${id}` : href}>
              {says}
            </a>
            <span class="notices__when">{germanMoment(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
