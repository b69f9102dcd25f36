/**
 * `npx knip` finds files, exports and dependencies that nobody uses. `npx knip --production` looks at
 * what users run, and finds exports there that only tests, benches or scripts use. Both are part of
 * `npm run lint`. `npx knip --fix` takes back needless exports.
 */
import type { KnipConfig } from 'knip'

// Tests may look inside: an export that its own file uses too is no dead weight.
const production = process.argv.includes('--production')

const config: KnipConfig = {
  // Entries and folders with a ! are those of the product.
  entry: [
    'entrypoints/*.ts!',
    'entrypoints/*/{index,main}.{ts,tsx}!',
    'cli/main.ts!',
    // Loaded by name: cli/site/load-renderer.ts.
    'cli/site/renderer.tsx!',
    // Run as a thread: cli/match/meaning.ts.
    'cli/match/meaning-thread.ts!',
    'scripts/*.{ts,mjs}',
    'scripts/tables/*.mjs',
    'bench/*.ts',
    'bench/{meaning,page,packs,quality,speed,train}/*.ts',
    'tests/**/*.test.{ts,tsx}',
    'tests/support/gallery/main.tsx',
  ],
  project: ['**/*.{ts,tsx,mjs}!', '!{tests,bench,scripts}/**!', '!dist/**', '!.output/**'],
  // WXT's virtual module.
  ignoreUnresolved: ['#imports'],
  // Of the system: tests/e2e/full-disk.test.ts.
  ignoreBinaries: ['mount', 'umount'],
  ignoreExportsUsedInFile: production || { interface: true, type: true },
}

export default config
