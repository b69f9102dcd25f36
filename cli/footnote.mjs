#!/usr/bin/env node
/**
 * Starts the command. Node runs the TypeScript sources directly (type stripping, on by default from
 * 22.18). An older Node starts the newer one that `npm install` puts into node_modules.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 18)) {
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  handOver()
}

function handOver() {
  const here = dirname(fileURLToPath(import.meta.url))
  const file = join('bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const node = [`node-${platform}-${process.arch}`, 'node']
    .map((name) => join(here, '..', 'node_modules', name, file))
    .find((path) => existsSync(path))
  if (node === undefined) {
    console.error(
      `footnote: this is Node ${process.version}, but Footnote needs 22.18 or newer. Run "npm install" in ${join(here, '..')}, which installs one, or see https://nodejs.org/`,
    )
    process.exitCode = 1
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1
  })
}
