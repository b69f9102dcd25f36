import { LEVELS } from '../../claims/match/types.ts'
import { tryExamples } from '../../claims/packs/publisher/examples.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { counted, eitherOf } from '../counted.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'

const usage = `
footnote test: run every example of a pack: those that must match and those that must not

Usage: footnote test PACK [--level LEVEL] [--no-model] [--json]

  PACK           a pack's folder or bundle
  --level LEVEL  ${eitherOf(LEVELS)} (default: ${LEVELS[0]}): the level at which examples are run
  --no-model     compare by words alone, without the model of meaning
  --json         JSON Lines, one per example: claim, kind, index, text, passed, score, reason

Exit code 1 if an example fails.
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      level: { type: 'string', default: 'strict' },
      'no-model': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const level = LEVELS.find((one) => one === values.level)
    if (level === undefined) throw new CommandError(`--level must be ${eitherOf(LEVELS)}.`, 2)
    const progress = progressOn(terminal)
    const pack = await readPack(onlyPack(positionals), progress)
    const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
    const matcher = await makeMatcher(
      live.map((claim) => matchable(pack.manifest.id, claim)),
      { noModel: values['no-model'], onProgress: (part) => progress.show('reading the claims', part) },
    )
    const total = live.reduce((sum, { examples }) => sum + examples.match.length + examples.reject.length, 0)
    let tried = 0
    let failed = 0
    for await (const result of tryExamples(pack.manifest.id, live, matcher, level)) {
      tried += 1
      progress.show(`${tried.toLocaleString('en')} examples`, tried / total)
      if (!result.passed) failed += 1
      if (values.json) {
        progress.clear()
        await terminal.out(jsonLine(result))
      } else if (!result.passed) {
        progress.clear()
        const must = result.kind === 'match' ? 'must match but does not' : 'must not match but does'
        await terminal.out(
          `${result.claim}, ${result.kind} ${result.index} ${must}: ${result.reason}\n  “${result.text}”\n`,
        )
      }
    }
    progress.clear()
    if (!values.json)
      await terminal.out(`${tried - failed} of ${counted(tried, 'example')} pass at level ${level}.\n`)
    return failed > 0 ? 1 : 0
  },
}
