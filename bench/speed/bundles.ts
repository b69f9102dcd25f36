/** Sizes of the built files of the extension: each script with what it loads at once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CHROME_BUILD } from '../../scripts/chromium.ts'

export type BundleSize = { readonly file: string; readonly bytes: number; readonly gzip: number }

/** The files of the Chrome build, largest first; none if there is no build. */
export function bundleSizes(): BundleSize[] {
  if (!existsSync(CHROME_BUILD)) return []
  return readdirSync(CHROME_BUILD, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|css|bin|html|json)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const data = readFileSync(path)
      return { file: path.slice(CHROME_BUILD.length + 1), bytes: data.length, gzip: gzipSync(data).length }
    })
    .sort((a, b) => b.gzip - a.gzip)
}
