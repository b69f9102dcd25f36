/**
 * Which target paths a delegated role is trusted for (specification 4.5 PATHPATTERN): shell
 * patterns with `*`, `?` and `[…]`, segment by segment, so that no wildcard matches a "/".
 *
 * ```
 * releases/*.zip    matches  releases/a.zip     not  releases/x/a.zip
 * ```
 */
export function matchesPattern(path: string, pattern: string): boolean {
  const names = path.split('/')
  const patterns = pattern.split('/')
  return (
    names.length === patterns.length && names.every((name, at) => matchesSegment(name, patterns[at] ?? ''))
  )
}

/** A part of a pattern: any run of characters (`*`), or one character that fits (a literal, `?`, a set). */
type Part = { readonly kind: 'run' } | { readonly kind: 'one'; readonly fits: (character: string) => boolean }

/** Greedy with one backtracking point: at most name × pattern steps. */
function matchesSegment(name: string, pattern: string): boolean {
  const characters = [...name]
  const parts = partsOf(pattern)
  let at = 0
  let part = 0
  let resumeAt = -1
  let resumePart = -1
  while (at < characters.length) {
    const current = parts[part]
    if (current?.kind === 'run') {
      resumePart = part
      resumeAt = at
      part += 1
    } else if (current?.kind === 'one' && current.fits(characters[at] as string)) {
      at += 1
      part += 1
    } else if (resumePart !== -1) {
      resumeAt += 1
      at = resumeAt
      part = resumePart + 1
    } else return false
  }
  return parts.slice(part).every(({ kind }) => kind === 'run')
}

function partsOf(pattern: string): Part[] {
  const characters = [...pattern]
  const parts: Part[] = []
  // Looked up once: otherwise a pattern of many "[" would be searched to its end for each of them.
  const lastClose = characters.lastIndexOf(']')
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] as string
    if (character === '*') parts.push({ kind: 'run' })
    else if (character === '?') parts.push({ kind: 'one', fits: () => true })
    else {
      // Right after "[" or "[!" a "]" is a member of the set, not its end (glob(7)).
      const first = characters[at + 1] === '!' ? at + 2 : at + 1
      const close = character === '[' && first < lastClose ? characters.indexOf(']', first + 1) : -1
      if (close === -1) parts.push({ kind: 'one', fits: (other) => other === character })
      else {
        const inSet = setOf(characters.slice(first, close))
        const wanted = first === at + 1
        parts.push({ kind: 'one', fits: (other) => inSet(other) === wanted })
        at = close
      }
    }
  }
  return parts
}

function setOf(members: readonly string[]): (character: string) => boolean {
  const singles = new Set<string>()
  const ranges: { readonly from: number; readonly to: number }[] = []
  for (let at = 0; at < members.length; at += 1) {
    const from = members[at] as string
    const to = members[at + 1] === '-' ? members[at + 2] : undefined
    if (to === undefined) singles.add(from)
    else {
      ranges.push({ from: from.codePointAt(0) ?? 0, to: to.codePointAt(0) ?? 0 })
      at += 2
    }
  }
  return (character) => {
    const code = character.codePointAt(0) ?? 0
    return singles.has(character) || ranges.some(({ from, to }) => from <= code && code <= to)
  }
}
