/** Inspects drafts beside the page, so that a large drawing does not wait for it. */
import { inspectDraft, type Inspected } from './inspect.ts'

interface Room {
  onmessage: ((event: MessageEvent<Inspected>) => void) | null
  postMessage(message: unknown): void
}
const room = self as unknown as Room

room.onmessage = ({ data }) => {
  inspectDraft(data).then(
    (problems) => room.postMessage({ problems }),
    (error: unknown) => room.postMessage({ failed: String(error) }),
  )
}
