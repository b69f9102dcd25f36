/** The part of the browser that is needed to run the content scripts in tabs that are open. */
export type TakeOverParts = {
  readonly tabs: {
    query(filter: { url: string[] }): Promise<readonly { readonly id?: number | undefined }[]>
  }
  /** Runs a script in a tab; in the page itself, or in its frames, too. */
  readonly runScript: (
    tab: number,
    file: '/article.js' | '/channel-links.js',
    inFrames: boolean,
  ) => Promise<unknown>
}

const PAGES = ['http://*/*', 'https://*/*']

/**
 * Takes over the tabs that were open before the extension was installed or updated: the browser runs
 * content scripts only in pages that are loaded from now on. A tab that refuses (a page of the browser's
 * store, a tab that is not loaded) is left alone; where a copy is alive already, the new one ends itself
 * (reader/one-copy.ts).
 */
export async function takeOverTabs({ tabs, runScript }: TakeOverParts): Promise<void> {
  for (const { id } of await tabs.query({ url: PAGES })) {
    if (id === undefined) continue
    // Not awaited: a tab that is stuck would hold up the others.
    runScript(id, '/article.js', true).catch(() => {})
    runScript(id, '/channel-links.js', false).catch(() => {})
  }
}
