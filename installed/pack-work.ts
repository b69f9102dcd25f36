import type { PackWork } from '../messages/protocol.ts'
import type { StepOptions } from './pack-client.ts'

/** The long work on packs that is going on, for every page that shows packs, whichever asked for it. */
export type PackWorkBoard = {
  /** What is being done right now. */
  current(): PackWork | undefined
  /** Aborted when the reader stops the work; take it when the work is asked for, as its turn may come later. */
  signal(): AbortSignal
  /** Ends all work that holds the {@link signal}. */
  stop(): void
  /** Shows the progress of a step while `run` is at it. */
  showing<T>(
    step: PackWork['step'],
    run: (options: StepOptions) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** Shows how far the index is compiled while `run` is at it. */
  showingIndex<T>(run: (onCompile: (share: number) => void) => Promise<T>): Promise<T>
}

export function packWorkBoard(now: () => Date): PackWorkBoard {
  let work: PackWork | undefined
  let stopper = new AbortController()
  const show = (step: PackWork['step']) => (share: number) => {
    work = { step, share }
  }
  async function untilDone<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } finally {
      work = undefined
    }
  }
  return {
    current: () => work,
    signal: () => stopper.signal,
    stop() {
      stopper.abort(new Error('Stopped.'))
      stopper = new AbortController()
    },
    showing: (step, run, signal = stopper.signal) =>
      untilDone(() => {
        const onProgress = show(step)
        onProgress(0)
        return run({ now: now(), signal, onProgress })
      }),
    showingIndex: (run) => untilDone(() => run(show('indexing'))),
  }
}
