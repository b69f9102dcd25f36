/** Runs lint on a pack as the command does: with the reader's matcher, its words and its translations. */
import { verdictOfRating } from '../../claims/interop/verdict-of-rating.ts'
import type { Matcher } from '../../claims/match/types.ts'
import { lintPack } from '../../claims/packs/publisher/lint-pack.ts'
import type { Finding } from '../../claims/packs/publisher/lint-rules.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { isLive, type Verdict } from '../../claims/records/verdict.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import type { Progress } from '../progress.ts'
import { loadTranslations } from '../translations.ts'
import { wordTable } from '../word-table.ts'

/** The matcher of a pack's live claims. */
export function packMatcher(pack: Pack, noModel: boolean, progress: Progress): Promise<Matcher> {
  const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
  return makeMatcher(
    live.map((claim) => matchable(pack.manifest.id, claim)),
    { noModel, onProgress: (part) => progress.show('preparing the matcher', part) },
  )
}

/** What lint finds in a pack. */
export async function checkPack(pack: Pack, matcher: Matcher, progress: Progress): Promise<Finding[]> {
  return lintPack(pack, {
    today: new Date().toISOString().slice(0, 10),
    matcher,
    words: wordTable(),
    translations: await loadTranslations(),
    readLabel: verdictOfLabel,
    onProgress: (part) => progress.show('checking', part),
  })
}

function verdictOfLabel(label: string): Verdict | undefined {
  return verdictOfRating({ label, value: undefined, best: undefined, worst: undefined })?.verdict
}
