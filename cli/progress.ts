import type { Terminal } from './command.ts'
import { printable } from './printable.ts'

export type Progress = {
  /** @param progress 0–1, or undefined if the end is not known */
  show(what: string, progress: number | undefined): void
  /** Removes the bar, so that other output starts on a clean line. */
  clear(): void
}

/** Time between two drawings, in ms. */
const EVERY_MS = 100
/** Width of the bar in characters. */
const BAR = 24

/** A progress bar on standard error; silent if that is not a terminal. */
export function progressOn(terminal: Pick<Terminal, 'err' | 'errIsTerminal' | 'columns'>): Progress {
  if (!terminal.errIsTerminal) return { show: () => {}, clear: () => {} }
  let drawn = 0
  let visible = false
  return {
    show(what, progress) {
      const now = performance.now()
      if (now - drawn < EVERY_MS) return
      drawn = now
      visible = true
      const full = Math.round((progress ?? 0) * BAR)
      const bar =
        progress === undefined
          ? ''
          : `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(progress * 100)).padStart(3)} %  `
      terminal.err(`\r\x1b[K${`${bar}${printable(what)}`.slice(0, terminal.columns - 1)}`)
    },
    clear() {
      if (visible) terminal.err('\r\x1b[K')
      visible = false
      drawn = 0
    },
  }
}
