import type { VNode } from 'preact'
import { storyName } from '../../engine/index.ts'
import type { StoryFile } from './parts.ts'

interface Props {
  readonly stories: readonly StoryFile[]
  /** Null for who only reads. */
  readonly onDrop: ((story: StoryFile) => void) | null
}

/** The stories by name, and a way to be rid of one that was told wrong. */
export function StoryList({ stories, onDrop }: Props): VNode | null {
  if (stories.length === 0) return null
  return (
    <details>
      <summary>Alle Geschichten ({stories.length})</summary>
      <ul class="lz-try__stories">
        {stories.map((story) => (
          <li key={story.name}>
            {storyName(story)}
            {onDrop && (
              <button type="button" class="lz-problems__do" onClick={() => onDrop(story)}>
                Entfernen<span class="lz-unseen">: {storyName(story)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
