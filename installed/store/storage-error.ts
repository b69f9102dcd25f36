/**
 * Why something could not be stored, as a code for which the interface has words. Browsers name the same
 * cause in many ways, and some of them only in the text of an error.
 */

export type StorageCause =
  /** No space is left on the disk. */
  | 'disk-full'
  /** The browser gives the extension no more space. */
  | 'quota'
  /** A newer version of the extension has changed the database. */
  | 'database-newer'
  /** Another copy of the extension keeps an older database open. */
  | 'upgrade-blocked'
  /** A newer version of the extension wrote the record. */
  | 'newer-record'
  /** The browser could not read or write; its error does not say why. */
  | 'storage-failed'

export class StorageError extends Error {
  readonly code: StorageCause

  constructor(code: StorageCause, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
    this.code = code
  }
}

/**
 * Names of errors of the database that say nothing but that the browser failed. Work that a reader stops
 * ends with other errors.
 */
const UNSAID = new Set(['AbortError', 'UnknownError', 'DataError', 'TimeoutError', 'InvalidStateError'])
/** Texts of Chromium's and Firefox's storage when the disk has no space left. */
const NO_SPACE = /no.?space|ENOSPC|disk is full|FILE_ERROR_NO_SPACE|not enough space|IO error/i
const OVER_QUOTA = /quota/i

/** The cause of an error that a browser's storage gave; undefined if it is of another kind. */
export function causeOf(error: unknown): StorageCause | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown }
    // By its code, because the pack client has a class of its own.
    if (at.name === 'StorageError' || code === 'newer-record') return code as StorageCause
    if (at.name === 'VersionError') return 'database-newer'
    if (NO_SPACE.test(at.message)) return 'disk-full'
    if (at.name === 'QuotaExceededError' || OVER_QUOTA.test(at.message)) return 'quota'
    if (at instanceof DOMException && UNSAID.has(at.name)) return 'storage-failed'
  }
  return undefined
}

/**
 * Space, bytes, with which the browser says that it cannot write although it does not say why. Chromium's
 * own files grow by steps of 2 to 4 MB.
 */
const SCARCE = 16 * 2 ** 20

/**
 * The cause of an error, or a guess from the free space if the browser did not say: with the permission
 * for unlimited storage, Chromium calls a full disk an UnknownError.
 *
 * @param free bytes that the browser would still give; undefined if it does not say
 */
export async function likelyCause(
  error: unknown,
  free: () => Promise<number | undefined>,
): Promise<StorageCause | undefined> {
  const cause = causeOf(error)
  if (cause !== 'storage-failed') return cause
  const left = await free().catch(() => undefined)
  return left !== undefined && left < SCARCE ? 'disk-full' : cause
}
