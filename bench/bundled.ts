import { build } from 'vite'

/** Bundles a file with all its imports into one script, to be evaluated in a page or worker. */
export async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'bundle' },
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  if (first === undefined || !('output' in first)) throw new Error(`bench: ${entry} was not bundled`)
  return first.output[0].code
}
