import type { ClaimWithPack, PageReport } from '../messages/protocol.ts'

/** A page's report as the popup would get it, and the claims that it names. */
export type ReportWithClaims = { readonly report: PageReport; readonly claims: readonly ClaimWithPack[] }

/** What a report needs of a browser with the extension: Chromium or Firefox. */
export type AskingBrowser = {
  openPage(path: string): Promise<{
    evaluate(run: typeof ask, url: string): Promise<ReportWithClaims | undefined>
    close(): Promise<void>
  }>
}

/**
 * Waits until the page at `url` is read, and gives its report.
 *
 * @param patience ms; on a busy machine a page may take seconds
 * @throws Error with the last state seen, if the page is not read by then
 */
export async function waitForReport(
  extension: AskingBrowser,
  url: string,
  patience = 30_000,
): Promise<ReportWithClaims> {
  const page = await extension.openPage('popup.html')
  try {
    const deadline = Date.now() + patience
    let seen = 'no answer'
    while (Date.now() < deadline) {
      const answer = await page.evaluate(ask, url)
      if (answer !== undefined && !['starting', 'reading'].includes(answer.report.state)) return answer
      seen = answer?.report.state ?? seen
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`The page at ${url} was not read within ${patience} ms (last state: ${seen}).`)
  } finally {
    await page.close()
  }
}

/** Runs inside an extension page. */
async function ask(url: string): Promise<ReportWithClaims | undefined> {
  type Answer<T> = { ok: true; value: T } | { ok: false }
  type Api = {
    tabs: {
      query(q: object): Promise<{ id: number; url?: string }[]>
      sendMessage<T>(tab: number, m: object, o: object): Promise<T>
    }
    runtime: { sendMessage<T>(message: object): Promise<T> }
  }
  const global = globalThis as unknown as { browser?: Api; chrome: Api }
  const api = global.browser ?? (global.chrome as Api | undefined)
  // On a busy machine the page of the extension is not there yet.
  if (api?.tabs === undefined) return undefined
  const { tabs, runtime } = api
  const tab = (await tabs.query({})).find((candidate) => candidate.url === url)
  if (tab === undefined) return undefined
  try {
    const report = await tabs.sendMessage<Answer<PageReport>>(tab.id, { type: 'report' }, { frameId: 0 })
    if (!report.ok) return undefined
    const keys = [...new Set(report.value.found.map((match) => match.claim))]
    const claims = await runtime.sendMessage<Answer<ClaimWithPack[]>>({ type: 'claims', keys })
    return { report: report.value, claims: claims.ok ? claims.value : [] }
  } catch {
    // The content script is not there yet.
    return undefined
  }
}
