import type { Match } from '../claims/match/types.ts'
import type { ClaimWithPack } from '../messages/protocol.ts'

/**
 * Puts the matches of packs that nobody signed (from files) behind the others, which keep their order. The
 * first one decides how the mark looks. Otherwise a file with copies of a signed pack's claims, and other
 * verdicts, would paint over that pack.
 */
export function signedFirst(
  matches: readonly Match[],
  claims: ReadonlyMap<string, ClaimWithPack>,
): readonly Match[] {
  const isUnsigned = ({ claim }: Match) => claims.get(claim)?.origin.kind === 'file'
  return [...matches.filter((match) => !isUnsigned(match)), ...matches.filter(isUnsigned)]
}
