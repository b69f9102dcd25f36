/** A page of its own for a test, in a frame, with the real browser's layout. */
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

/** Runs work that gives way, to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Waits until `check` holds, or fails after two seconds. */
export async function until(check: () => boolean, patience = 2_000): Promise<void> {
  const end = performance.now() + patience
  while (!check()) {
    if (performance.now() > end) throw new Error('It did not come about in time.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
