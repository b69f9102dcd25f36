import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { main } from '../../cli/main.ts'
import { recordingTerminal } from './terminal.ts'

const run = promisify(execFile)

describe('cli/main', () => {
  it('lists the verbs, and their help, on --help', async () => {
    const terminal = recordingTerminal()
    expect(await main(['--help'], terminal)).toBe(0)
    expect(terminal.written).toContain('Usage: footnote VERB')
  })

  it('reports a missing or unknown verb as a typing mistake', async () => {
    expect(await main([], recordingTerminal())).toBe(2)
    const terminal = recordingTerminal()
    expect(await main(['constructor'], terminal)).toBe(2)
    expect(terminal.complaints).toContain('there is no verb "constructor"')
  })

  it('starts from its launcher', async () => {
    const { stdout } = await run(process.execPath, ['cli/footnote.mjs', '--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
