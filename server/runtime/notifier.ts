/** Wakes the background loop of this process when something was committed that it may have to do. */
export interface Notifier {
  wake(): void
  /** Resolves at the next `wake`, at once when there was one since the last sleep, or after `milliseconds`. */
  sleep(milliseconds: number): Promise<void>
}

export function notifier(): Notifier {
  let called = false
  let awaken: (() => void) | null = null
  return {
    wake() {
      called = true
      awaken?.()
    },
    async sleep(milliseconds) {
      if (!called) await new Promise<void>((resolve) => (awaken = resolveWithin(resolve, milliseconds)))
      awaken = null
      called = false
    },
  }
}

function resolveWithin(resolve: () => void, milliseconds: number): () => void {
  const timer = setTimeout(resolve, milliseconds)
  return () => {
    clearTimeout(timer)
    resolve()
  }
}
