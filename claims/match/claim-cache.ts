/** The second step of matching: loads and analyses the claims that a request needs, and shares them between requests. */
import type { ClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import { slices } from '../slices.ts'
import { type Analysis, analyse } from '../text/analyse.ts'
import type { WordTable } from '../text/word-table.ts'
import { type AnalysedClaim, analyseClaim } from './pair/analysed-claim.ts'
import type { LoadClaims } from './types.ts'

/** Analysed claims in the cache. A claim takes about 5 kB. */
const MAX_CACHED = 5_000

export type KnownClaim = AnalysedClaim & {
  /** The claim's counter-examples, analysed in the language of the sentences that they are compared with. */
  readonly rejectsIn: (lang: string) => readonly Analysis[]
}

type KnownClaims = ReadonlyMap<ClaimKey, KnownClaim>

export type ClaimCache = {
  /**
   * Gives the claims with these keys, without those that are gone. The caller must hold the claims,
   * because the cache may drop one at any time.
   *
   * Rejects if the loader does, and then keeps nothing of that load.
   */
  load(keys: ReadonlySet<ClaimKey>): Promise<KnownClaims>
}

/** Makes a least-recently-used cache over a loader. */
export function createClaimCache(loadClaims: LoadClaims, words: WordTable): ClaimCache {
  /** Least recently used first: a claim that is used is deleted and set again. */
  const cached = new Map<ClaimKey, KnownClaim>()
  /** Loads under way, so that two requests do not load the same claim at the same time. */
  const pending = new Map<ClaimKey, Promise<KnownClaims>>()

  function use(key: ClaimKey, claim: KnownClaim): void {
    cached.delete(key)
    cached.set(key, claim)
  }

  async function loadAll(keys: readonly ClaimKey[]): Promise<KnownClaims> {
    const loaded = new Map<ClaimKey, KnownClaim>()
    const turns = slices()
    for (const claim of await loadClaims(keys)) {
      if (turns.due()) await turns.wait()
      loaded.set(claim.key, { ...analyseClaim(claim, words), rejectsIn: rejectsOf(claim, words) })
    }
    for (const [key, claim] of loaded) use(key, claim)
    for (const key of cached.keys()) {
      if (cached.size <= MAX_CACHED) break
      cached.delete(key)
    }
    return loaded
  }

  function startLoading(keys: readonly ClaimKey[]): Promise<KnownClaims> {
    const loading = loadAll(keys)
    for (const key of keys) pending.set(key, loading)
    const forget = () => {
      for (const key of keys) pending.delete(key)
    }
    loading.then(forget, forget)
    return loading
  }

  return {
    async load(keys) {
      const held = new Map<ClaimKey, KnownClaim>()
      const loads = new Set<Promise<KnownClaims>>()
      const missing: ClaimKey[] = []
      for (const key of keys) {
        const known = cached.get(key)
        const loading = pending.get(key)
        if (known !== undefined) {
          use(key, known)
          held.set(key, known)
        } else if (loading !== undefined) loads.add(loading)
        else missing.push(key)
      }
      if (missing.length > 0) loads.add(startLoading(missing))
      for (const loaded of await Promise.all(loads))
        for (const [key, claim] of loaded) if (keys.has(key)) held.set(key, claim)
      return held
    },
  }
}

/** Caches one language only, so that a page that names many cannot make it grow. */
function rejectsOf(claim: MatchableClaim, words: WordTable): KnownClaim['rejectsIn'] {
  let cachedLang: string | undefined
  let analysed: readonly Analysis[] = []
  return (lang) => {
    if (lang !== cachedLang) analysed = claim.rejects.map((text) => analyse(text, lang, words))
    cachedLang = lang
    return analysed
  }
}
