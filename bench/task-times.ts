/**
 * The longest task of the extension's threads, in Chromium. A task is measured by the time that it has a
 * processor: on a busy machine its time on the clock says more about other programs.
 */
import type { Page } from 'playwright'

type Event = { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }

/** ms of the processor's time of the longest task, on the main threads of pages and on the workers' threads. */
export type LongestTasks = { readonly page: number; readonly worker: number }

/** Watches all tasks of the browser while `run` runs. */
export async function longestTasks(page: Page, run: () => Promise<void>): Promise<LongestTasks> {
  const session = await page.context().newCDPSession(page)
  const events: Event[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  try {
    await run()
  } finally {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await complete
    await session.detach()
  }
  const names = new Map(
    events.filter(({ name }) => name === 'thread_name').map((each) => [threadOf(each), each.args?.name]),
  )
  const longestOn = (thread: string): number => {
    const times = events
      .filter((each) => each.name.endsWith('RunTask') && names.get(threadOf(each)) === thread)
      .map(({ tdur = 0 }) => tdur / 1_000)
    if (times.length === 0) throw new Error(`tasks: none was seen on ${thread}`)
    return times.reduce((longest, time) => Math.max(longest, time), 0)
  }
  return { page: longestOn('CrRendererMain'), worker: longestOn('ServiceWorker thread') }
}

function threadOf({ pid, tid }: Event): string {
  return `${pid} ${tid}`
}
