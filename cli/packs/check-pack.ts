/** Runs lint on a pack as the command does: with the reader's matcher, its words and its translations. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { verdictOfRating } from '../../claims/interop/verdict-of-rating.ts'
import type { Matcher } from '../../claims/match/types.ts'
import {
  DEFAULT_LINT_CONFIG,
  LINT_CONFIG_FILE,
  type LintConfig,
  parseLintConfig,
  withConfig,
} from '../../claims/packs/publisher/lint-config.ts'
import { lintPack } from '../../claims/packs/publisher/lint-pack.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { isLive, type Verdict } from '../../claims/records/verdict.ts'
import { CommandError } from '../command.ts'
import { decoded } from '../decoding.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import type { Progress } from '../progress.ts'
import { sureLanguages } from '../sure-language.ts'
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

/**
 * What a pack has decided about lint.
 *
 * @param path the pack's folder or bundle
 * @param file another place of lint.json, for a bundle
 * @throws CommandError that says what is wrong with the file
 */
export function readLintConfig(path: string, file: string | undefined): LintConfig {
  const place = file ?? join(path, LINT_CONFIG_FILE)
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) {
    if (file !== undefined) throw new CommandError(`${file}: there is no such file.`)
    return DEFAULT_LINT_CONFIG
  }
  const read = parseLintConfig(decoded(readFileSync(place), place, { strict: true }), place)
  if (!read.ok) throw new CommandError(read.error.map(({ message }) => `${message}.`).join('\n'))
  return read.value
}

/** What lint finds in a pack, as the pack's lint.json wants it. */
export async function checkPack(
  pack: Pack,
  matcher: Matcher,
  config: LintConfig,
  progress: Progress,
): Promise<ReturnType<typeof withConfig>> {
  const findings = await lintPack(pack, {
    today: new Date().toISOString().slice(0, 10),
    matcher,
    words: wordTable(),
    translations: await loadTranslations(),
    readLabel: verdictOfLabel,
    otherLanguage: (lang, text) => sureLanguages.otherThan(lang, text),
    onProgress: (part) => progress.show('checking', part),
  })
  return withConfig(findings, config)
}

function verdictOfLabel(label: string, lang: string): Verdict | undefined {
  const { placed, verdict } = verdictOfRating({ label }, { lang })
  return placed ? verdict : undefined
}
