/** Runs work when all work that was given before is done, whether that failed or not. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A queue: no two pieces of work that are given to it run at the same time. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
