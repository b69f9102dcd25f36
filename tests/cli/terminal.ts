import type { Terminal } from '../../cli/command.ts'

/** A terminal that remembers what was written to it. */
export function recordingTerminal(input = ''): Terminal & { written: string; complaints: string } {
  const terminal = {
    input: (async function* () {
      yield new TextEncoder().encode(input)
    })(),
    written: '',
    complaints: '',
    out: async (text: string) => {
      terminal.written += text
    },
    err: (text: string) => {
      terminal.complaints += text
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
  }
  return terminal
}
