import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { SiteRenderer } from './site.ts'

/**
 * Loads the renderer of a pack's pages. It uses the extension's components, which are TSX, and Node
 * strips types but does not transform JSX (docs/adr/0018-site-from-components.md). Only the verbs that
 * make pages call this: it takes about 0.2 s.
 */
export async function loadRenderer(): Promise<SiteRenderer> {
  const { transformSync } = await import('rolldown/utils')
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith('.tsx')) return nextLoad(url, context)
      const file = fileURLToPath(url)
      const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
        jsx: { runtime: 'automatic', importSource: 'preact' },
      })
      if (errors.length > 0) throw new Error(`cli: ${file} could not be transformed: ${errors[0]?.message}`)
      return { format: 'module', source: code, shortCircuit: true }
    },
  })
  // A variable, because the compiler would follow a literal and bring the types of the DOM into cli/.
  const renderer: string = './renderer.tsx'
  return import(renderer)
}
