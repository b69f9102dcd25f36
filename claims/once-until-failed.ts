/** A function that makes a value at its first call and gives the same one afterwards. */
export type Once<T> = {
  (): Promise<T>
  /** Makes the next call create a new value. */
  forget(): void
}

/**
 * Remembers a promise until it rejects: calls that come while it is pending share it, and the call
 * after a failure tries again. A plain `kept ??= make()` would return the first failure until the
 * program ends.
 */
export function onceUntilFailed<T>(make: () => Promise<T>): Once<T> {
  let kept: Promise<T> | undefined
  const get = (): Promise<T> => {
    if (kept !== undefined) return kept
    const made = make()
    kept = made
    made.catch(() => {
      // After a forget() another promise may have taken its place.
      if (kept === made) kept = undefined
    })
    return made
  }
  return Object.assign(get, {
    forget() {
      kept = undefined
    },
  })
}
