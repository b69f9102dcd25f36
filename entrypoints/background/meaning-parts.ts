import { browser } from '#imports'
import type { MeaningParts } from '../../installed/meaning.ts'
import { documentChannel, workerChannel } from '../../installed/meaning-channels.ts'
import { startMeaningWorker } from '../../installed/own-scripts.ts'

/** Chrome's document for the model; Firefox, whose background may start workers, has no such documents. */
const MEANING_PAGE = 'meaning.html'

/** The browser's ways to the thread that has the model. */
export function meaningParts(): Omit<MeaningParts, 'loadAsset'> {
  const { runtime } = browser
  return {
    memory: (navigator as { deviceMemory?: number }).deviceMemory,
    openChannel:
      browser.offscreen === undefined
        ? workerChannel(startMeaningWorker)
        : documentChannel({
            create: () =>
              browser.offscreen.createDocument({
                url: MEANING_PAGE,
                reasons: ['WORKERS'],
                justification: 'Compares sentences and claims by their meaning, in a worker.',
              }),
            exists: async () =>
              (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0,
            connect: () => runtime.connect({ name: MEANING_PAGE }),
          }),
  }
}
