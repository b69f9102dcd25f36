import type { Weights } from './trees.ts'
import learned from './weights.json' with { type: 'json' }

/**
 * The weights that `npm run train` made; for tools and tests. The extension has them as a file beside
 * its code, /weights.json.
 */
export const LEARNED: Weights = learned as unknown as Weights
