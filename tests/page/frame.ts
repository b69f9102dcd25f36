/** Opens a page of its own for a test, in a frame, with the real browser's layout. */
export async function openFrame(html: string, size = { width: 900, height: 700 }): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.width = String(size.width)
  frame.height = String(size.height)
  frame.srcdoc = html.startsWith('<!doctype')
    ? html
    : `<!doctype html><html lang="en"><head></head>${html}</html>`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  return frame.contentDocument!
}

export function closeFrames(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
}

/** Runs a generator of slices to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Milliseconds that a condition may take to become true. Busy machines are slow. */
export const PATIENCE = 60_000

/** Waits until `check` holds, or fails. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!(await check())) {
    if (performance.now() > end) throw new Error('The condition did not become true in time.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
