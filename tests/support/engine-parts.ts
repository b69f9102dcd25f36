import { compileIndex } from '../../claims/index/compile.ts'
import { compileLayer, openLayers } from '../../claims/index/layers.ts'
import { isSound } from '../../claims/index/probe.ts'
import { installUpdate } from '../../installed/client/install-update.ts'
import { restoreFiles } from '../../installed/client/pack-file.ts'
import type { EngineParts } from '../../installed/engine.ts'
import type { PackBackup } from '../../installed/pack-backup.ts'
import type { Database } from '../../installed/store/database.ts'
import { idleMatcher } from './idle-matcher.ts'
import { aBackup } from './pack-backup.ts'

export const NOW = new Date('2026-11-24T12:00:00Z')

/** An engine's parts without a word table, with no packs of the extension, and with a matcher that finds nothing. */
export function engineParts(open: () => Promise<Database>, backup: PackBackup = aBackup()): EngineParts {
  return {
    open,
    embedded: async () => [],
    client: async () => ({
      installUpdate: (db, incoming, options, first) =>
        installUpdate({ openTrial: async ({ length }) => idleMatcher(length) }, db, incoming, options, first),
      restoreFiles: (db, lost, options) => restoreFiles(db, lost, options, backup),
    }),
    packChoices: { read: async () => ({ order: [], removed: [] }), dropRemoved: async () => {} },
    subscriptions: { list: async () => [], update: async () => {}, drop: async () => {} },
    incidents: { tell: async () => {}, settle: async () => {}, end: async () => {} },
    checkedReleases: { read: async () => [], add: async () => {} },
    setAlarm: async () => {},
    // The check comes after the test, unless the test is about it.
    waits: { repair: 250, check: 600_000 },
    backup,
    fingerprint: async () => 'without words',
    compile: compileIndex,
    compileLayer: (changes, below, { signal }) => compileLayer(changes, below, signal ? { signal } : {}),
    openIndex: async (buffers) => openLayers(buffers, undefined),
    isSound: async (buffer) => isSound(buffer, undefined),
    createMatcher: async ({ size }) => idleMatcher(size),
    now: () => NOW,
  }
}
