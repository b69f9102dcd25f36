import type { PackWork } from '../messages/protocol.ts'
import type { StepOptions } from './pack-client.ts'

/** The current long work on packs, for all pages that show packs. */
export type PackWorkBoard = {
  /** The work that is being done now. */
  current(): PackWork | undefined
  /** Aborted when the reader stops the work. Take it when the work is requested, because its turn may come later. */
  signal(): AbortSignal
  /** Ends all work that has the {@link signal}. */
  stop(): void
  /** Shows the progress of a step while `run` runs. */
  showing<T>(
    step: PackWork['step'],
    run: (options: StepOptions) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** Shows the progress of compiling the index while `run` runs. */
  showingIndex<T>(run: (onCompile: (progress: number) => void) => Promise<T>): Promise<T>
}

export function packWorkBoard(now: () => Date): PackWorkBoard {
  let work: PackWork | undefined
  let stopper = new AbortController()
  const show = (step: PackWork['step']) => (progress: number) => {
    work = { step, progress }
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
