import type { Terminal } from './command.ts'
import { printable } from './printable.ts'

export type Progress = {
  /** @param share 0–1, or undefined where the end is not known */
  show(what: string, share: number | undefined): void
  /** Takes the bar away; the lines below start clean. */
  clear(): void
}

/** Between two drawings, in ms. */
const EVERY = 100
const BAR = 24

/** A progress bar on standard error; silent where that is no terminal. */
export function progressOn(terminal: Pick<Terminal, 'err' | 'errIsTerminal' | 'columns'>): Progress {
  if (!terminal.errIsTerminal) return { show: () => {}, clear: () => {} }
  let drawn = 0
  let visible = false
  return {
    show(what, share) {
      const now = performance.now()
      if (now - drawn < EVERY) return
      drawn = now
      visible = true
      const full = Math.round((share ?? 0) * BAR)
      const bar =
        share === undefined
          ? ''
          : `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(share * 100)).padStart(3)} %  `
      terminal.err(`\r\x1b[K${`${bar}${printable(what)}`.slice(0, terminal.columns - 1)}`)
    },
    clear() {
      if (visible) terminal.err('\r\x1b[K')
      visible = false
      drawn = 0
    },
  }
}
