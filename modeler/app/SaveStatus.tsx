/** Whether the draft is safe, in a few words: "Gespeichert um 14:03". */
import type { VNode } from 'preact'
import type { SaveState } from '../draft/autosave.ts'
import { sayTime, sayWhen } from './time.ts'

interface Props {
  readonly save: SaveState
  readonly draftSince: string | null
}

export const SaveStatus = ({ save, draftSince }: Props): VNode => (
  <span class={`lz-save lz-save--${save.kind}`} role="status" data-save={save.kind}>
    {say(save, draftSince)}
  </span>
)

function say(save: SaveState, draftSince: string | null): string {
  switch (save.kind) {
    case 'untouched':
      return draftSince ? `Entwurf seit ${sayTime(draftSince, new Date())}` : 'Kein Entwurf'
    case 'changed':
      return 'Noch nicht gespeichert'
    case 'saving':
      return 'Wird gespeichert …'
    case 'saved':
      return `Gespeichert ${sayWhen(save.at, new Date())}`
    case 'offline':
      return 'Keine Verbindung. Ihr Stand liegt auf diesem Gerät.'
    case 'stale':
      return 'Nicht gespeichert'
    case 'refused':
      return `Nicht gespeichert: ${save.says}`
  }
}
