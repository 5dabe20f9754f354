import type { VNode } from 'preact'
import { Page, type PageProps } from '../../pages/layout.tsx'
import { ProblemList } from '../problem-list.tsx'
import { Tabs } from '../tabs.tsx'
import { Comments } from './section.tsx'
import type { CommentsView } from './view.ts'

interface CommentsPageProps extends Omit<PageProps, 'title' | 'children'> {
  readonly process: string
  readonly name: string
  readonly actual: boolean
  /** Only managers and leadership go on to the other pages of the process. */
  readonly mayBrowse: boolean
  readonly view: CommentsView
  readonly problems: readonly string[]
}

/** `/amt/prozesse/:key/kommentare` */
export const CommentsPage = ({
  process,
  name,
  actual,
  mayBrowse,
  view,
  problems,
  ...page
}: CommentsPageProps): VNode => (
  <Page {...page} title={`Kommentare: ${name}`} wide styles={['/amt/prozesse.css']}>
    <h1 class="kern-heading-x-large">{name}</h1>
    {mayBrowse && <Tabs process={process} current="kommentare" actual={actual} staff={page.staff} />}
    <ProblemList problems={problems} />
    <Comments process={process} view={view} csrf={page.csrf} back="kommentare" />
  </Page>
)
