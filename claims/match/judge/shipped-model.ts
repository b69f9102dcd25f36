import model from './tree-model.json' with { type: 'json' }
import type { TreeModel } from './tree-model.ts'

/**
 * The model that `npm run train` made; for tools and tests. The extension reads the same file from
 * beside its code, as /tree-model.json.
 */
export const SHIPPED_MODEL: TreeModel = model as unknown as TreeModel
