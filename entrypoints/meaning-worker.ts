/** The worker with the model of meaning. */
import { defineUnlistedScript } from '#imports'
import { openPairScorer } from '../claims/match/score-pairs.ts'
import { serveMeaning, type ThreadScope } from '../installed/meaning-thread.ts'

export default defineUnlistedScript(() =>
  serveMeaning(globalThis as unknown as ThreadScope, (path) => fetch(path), openPairScorer),
)
