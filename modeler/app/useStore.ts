import { useEffect, useState } from 'preact/hooks'
import type { State, Store } from './store.ts'

/** The state, and a new drawing whenever it changes. */
export function useStore(store: Store): State {
  const [state, setState] = useState(store.get())
  useEffect(() => {
    setState(store.get())
    return store.subscribe(() => setState(store.get()))
  }, [store])
  return state
}
