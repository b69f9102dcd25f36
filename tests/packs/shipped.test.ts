import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../cli/main.ts'
import { SHIPPED_LEVEL } from '../../cli/packs/gate.ts'
import { recordingTerminal } from '../cli/terminal.ts'

/**
 * Examples of a shipped pack that may fail today. It only ever goes down: whoever makes the matcher better lowers
 * it, and at 0 the pack goes through the same gate as everybody's. 39 since each level needs both judges: that keeps
 * contradictions unmarked and costs examples; 32 before. The judges are
 * too careful at the level "strict".
 */
const MAY_FAIL: Readonly<Record<string, number>> = { 'venezuela-2017': 39 }

async function run(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, lines: terminal.written.split('\n').filter((line) => line !== '') }
}

const PACKS = readdirSync('packs', { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(PACKS.map(({ name }) => name))('packs/%s', (name) => {
  const pack = join('packs', name)

  it('has no error and no warning', { timeout: 60_000 }, async () => {
    expect((await run('lint', pack, '--no-model', '--strict')).code).toBe(0)
  })

  it('passes its own examples at the level that ships', { timeout: 300_000 }, async () => {
    const { lines } = await run('test', pack, '--level', SHIPPED_LEVEL, '--json')
    const failed = lines.map((line) => JSON.parse(line)).filter(({ passed }) => !passed)
    const names = failed.map(({ claim, kind, index }) => `${claim}, ${kind} ${index}`)
    expect(names.length, names.join('\n')).toBeLessThanOrEqual(MAY_FAIL[name] ?? 0)
  })
})
