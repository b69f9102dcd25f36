/** Runs work when all earlier work is done or has failed. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A queue that runs one piece of work at a time. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
