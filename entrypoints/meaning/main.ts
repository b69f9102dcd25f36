/** Chrome's offscreen document, which nobody sees: it starts the worker with the model of meaning. */
import { browser } from '#imports'
import { serveMeaningDocument } from '../../installed/meaning-document.ts'
import { startMeaningWorker } from '../../installed/own-scripts.ts'
import { identify } from '../../messages/sender.ts'

const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/') }

serveMeaningDocument({
  // A content script may open ports too, but not this one.
  onPort: (listener) =>
    browser.runtime.onConnect.addListener((port) => {
      if (identify(port.sender ?? {}, self)?.from === 'extension') listener(port)
    }),
  startWorker: startMeaningWorker,
  close: () => window.close(),
  // Tests do not wait for a minute.
  ...(import.meta.env.MODE === 'testing' ? { silence: 3_000 } : {}),
})
