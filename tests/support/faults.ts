/** Makes one call of the browser's storage fail, for tests in a page. */
import type { StorageArea } from '../../installed/records/stored-record.ts'

/** How it fails: the call throws, or (calls that write) the transaction that it is in is aborted, as when a commit fails. */
export type FaultMode = 'throws' | 'aborts'

export type Faults = {
  /** Calls since the last {@link arm}. */
  readonly calls: number
  /** What was hit; undefined if nothing was. */
  readonly hit: string | undefined
  /** Lets the n-th call from now on fail, the first is 1; with `all`, every writing call from then on too. */
  arm(n: number, mode: FaultMode, error: () => Error, all?: boolean): void
  disarm(): void
  /** A storage area whose calls count and fail like the others. */
  area<T extends StorageArea>(area: T): T
  /** Takes the wrappers off. */
  restore(): void
}

const METHODS: readonly [object, string, readonly string[]][] = [
  [IDBFactory.prototype, 'indexedDB', ['open']],
  [
    IDBObjectStore.prototype,
    'store',
    ['get', 'getAll', 'getAllKeys', 'count', 'put', 'add', 'delete', 'clear', 'openCursor'],
  ],
  [CacheStorage.prototype, 'caches', ['open', 'has', 'match']],
  [Cache.prototype, 'cache', ['put', 'delete', 'keys']],
]
const WRITES = new Set(['put', 'add', 'delete', 'clear', 'set'])

export function faults(): Faults {
  let calls = 0
  let at = 0
  let mode: FaultMode = 'throws'
  let makeError = () => new Error('fault')
  let hitsAll = false
  let hit: string | undefined

  /** Whether this call fails. */
  function isHit(what: string, method: string): boolean {
    if (at === 0) return false
    calls += 1
    const struck = calls === at || (hitsAll && calls > at && WRITES.has(method))
    if (struck) hit ??= what
    return struck
  }

  const undo = METHODS.flatMap(([prototype, place, methods]) =>
    methods.map((method) => {
      const own = prototype as Record<string, (...given: unknown[]) => unknown>
      const real = own[method] as (...given: unknown[]) => unknown
      own[method] = function (this: { name?: string; transaction?: IDBTransaction }, ...given) {
        if (!isHit(`${place} ${this.name ?? ''} ${method}`, method)) return real.apply(this, given)
        if (place === 'store' && mode === 'aborts' && WRITES.has(method)) {
          const result = real.apply(this, given)
          const { transaction } = this
          // After the request has succeeded, as a failing commit does.
          ;(result as IDBRequest).addEventListener('success', () => {
            try {
              transaction?.abort()
            } catch {
              // It was aborted already.
            }
          })
          return result
        }
        // Caches reject, the database throws.
        if (place.startsWith('cache')) return Promise.reject(makeError())
        throw makeError()
      }
      return () => {
        own[method] = real
      }
    }),
  )

  return {
    get calls() {
      return calls
    },
    get hit() {
      return hit
    },
    arm(n, how, error, all = false) {
      calls = 0
      hit = undefined
      at = n
      mode = how
      makeError = error
      hitsAll = all
    },
    disarm() {
      at = 0
    },
    area: (area) => ({
      ...area,
      async get(key) {
        if (isHit(`area get ${key}`, 'get')) throw makeError()
        return area.get(key)
      },
      async set(items) {
        if (isHit(`area set ${Object.keys(items)}`, 'set')) throw makeError()
        await area.set(items)
      },
    }),
    restore() {
      for (const each of undo) each()
    },
  }
}
