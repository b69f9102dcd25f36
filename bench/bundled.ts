import { build } from 'vite'

/** A file of the benches with all that it imports, as a script to evaluate in a page or worker. */
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
