import { browser } from '#imports'
import type { ArticleRequestParts } from '../../installed/article-requests.ts'
import type { LoadAsset } from '../../installed/assets.ts'
import type { MeaningParts } from '../../installed/meaning.ts'
import type { ScriptScope } from '../../installed/pack-client-loader.ts'
import type { StorageArea } from '../../installed/records/stored-record.ts'
import type { TakeOverParts } from '../../installed/take-over.ts'
import type { Alarms } from '../../installed/update-alarm.ts'
import { meaningParts } from './meaning-parts.ts'

export type BrowserParts = Pick<
  ArticleRequestParts,
  'button' | 'loadCard' | 'onTabClosed' | 'packsPage' | 'tabs'
> & {
  readonly alarms: Alarms
  readonly areas: { readonly local: StorageArea; readonly session: StorageArea }
  readonly fetch: typeof fetch
  /** Bytes that the browser would still give the extension. */
  readonly freeSpace: () => Promise<number | undefined>
  readonly loadAsset: LoadAsset
  readonly meaning: Omit<MeaningParts, 'loadAsset'>
  readonly runScript: TakeOverParts['runScript']
  readonly scope: ScriptScope
}

/** The browser's functions, in the form in which installed/ takes them. */
export function browserParts(): BrowserParts {
  const { runtime, scripting, storage, alarms, tabs } = browser
  return {
    alarms,
    areas: { local: storage.local, session: storage.session },
    // Manifest V3 calls it `action`, Manifest V2 (Firefox) `browserAction`.
    button: browser.action ?? browser.browserAction,
    fetch: (...input) => fetch(...input),
    freeSpace: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined ? undefined : quota - (usage ?? 0)
    },
    loadAsset: (path) => fetch(runtime.getURL(path as '/')),
    loadCard: (tab, frame) =>
      scripting.executeScript({ target: { tabId: tab, frameIds: [frame] }, files: ['/card.js'] }),
    onTabClosed: (listener) => tabs.onRemoved.addListener((tab) => listener(tab)),
    meaning: meaningParts(),
    runScript: (tabId, file, allFrames) =>
      scripting.executeScript({ target: { tabId, allFrames }, files: [file], injectImmediately: true }),
    packsPage: runtime.getURL('/packs.html'),
    scope: globalThis as unknown as ScriptScope,
    tabs,
  }
}
