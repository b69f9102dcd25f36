/**
 * What a pack says of labels itself: `labels.csv` in its folder, or any such file.
 *
 * ```
 * publisher,label,verdict
 * AFP,Trompeur,misleading        only reviews by AFP; a host such as factuel.afp.com will do too
 * ,Apresurado,unproven           everybody's
 * ```
 *
 * It wins over the table of labels that comes with the command.
 */
import { VERDICTS, type Verdict } from '../../records/verdict.ts'
import { fail, ok, type Result } from '../../result.ts'
import { comparable } from './label-words.ts'
import { headOf } from './place-label.ts'

/** A row of a label map as it was read, with the place to name in messages. */
export type LabelRow = {
  readonly where: string
  readonly publisher: string
  readonly label: string
  readonly verdict: string
}

export class LabelMap {
  private readonly verdicts = new Map<string, Verdict>()

  /** Adds rows; later ones win. @returns what is wrong with them, by place; then nothing was added */
  add(rows: readonly LabelRow[]): Result<number, string[]> {
    const faults: string[] = []
    const read: [string, Verdict][] = []
    for (const { where, publisher, label, verdict } of rows) {
      const known = VERDICTS.find((one) => one === verdict.trim().toLowerCase())
      if (keyWords(label) === '') faults.push(`${where}: has no label.`)
      else if (known === undefined)
        faults.push(
          `${where}: the verdict ${JSON.stringify(verdict.slice(0, 100))} is none of ${VERDICTS.join(', ')}.`,
        )
      else read.push([keyOf(publisher, keyWords(label)), known])
    }
    if (faults.length > 0) return fail(faults)
    for (const [key, verdict] of read) this.verdicts.set(key, verdict)
    return ok(read.length)
  }

  /**
   * The verdict of a label, whole or up to its colon or full stop.
   *
   * @param publishers names and addresses of who rated
   */
  verdictOf(label: string, publishers: readonly string[]): Verdict | undefined {
    if (this.verdicts.size === 0) return undefined
    for (const words of [keyWords(label), headOf(label)])
      for (const publisher of [...publishers, '']) {
        const verdict = words === undefined ? undefined : this.verdicts.get(keyOf(publisher, words))
        if (verdict !== undefined) return verdict
      }
    return undefined
  }
}

/** A label of signs alone ("★★★", "❌") is compared as it is. */
function keyWords(label: string): string {
  return comparable(label) || label.trim()
}

function keyOf(publisher: string, words: string): string {
  const host = /^(?:https?:\/\/)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:].*)?$/i.exec(publisher.trim())?.[1]
  return `${comparable(host ?? publisher)}\n${words}`
}
