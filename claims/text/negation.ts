/** Words that turn round what follows them. */
import type { Token } from './tokens.ts'

const NEGATORS = new Set(
  `not no never none nobody nothing neither nor without cannot hardly barely
  nunca jamas ni sin ningun ninguno ninguna tampoco nadie nada`.split(/\s+/),
)
/** Verbs that deny what they govern: "failed to", "refused to", "ruled out". */
const DENYING = new Set(['fail', 'refus', 'declin', 'den', 'deni', 'lack', 'absent', 'neg', 'nieg', 'rechaz'])
/** How many words a negator reaches. */
const REACH = 4

/** For each token whether a negator before it turns it round (an even number of them does not). */
export function findNegated(tokens: readonly Token[]): boolean[] {
  const negated = new Array<boolean>(tokens.length).fill(false)
  tokens.forEach((token, at) => {
    const turns =
      token.negated || (token.kind === 'word' && (NEGATORS.has(token.word) || DENYING.has(token.stem)))
    if (!turns || isEver(tokens, at)) return
    // "not only … but also" denies nothing; "no longer" and "no doubt" do not turn the verb.
    const after = tokens[at + 1]?.word
    if (after === 'only' || after === 'solo' || (token.word === 'no' && after === 'doubt')) return
    if (token.word === 'without' && tokens[at + 2]?.word === 'doubt') return
    if (token.negated) negated[at] = !negated[at]
    let reached = 0
    for (let i = at + 1; i < tokens.length && reached < REACH; i++) {
      const next = tokens[i] as Token
      if (next.kind === 'sign' && next.word !== '%') break
      if (!next.stop) reached++
      negated[i] = !negated[i]
    }
  })
  return negated
}

/** Spanish words of comparing, some words after which "jamás" and "nunca" mean "ever": "el más cálido jamás registrado". */
const COMPARING = new Set('mas menos mayor menor mejor peor maximo minimo'.split(' '))
const COMPARED = 4

function isEver(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word
  if (word !== 'jamas' && word !== 'nunca') return false
  return tokens.slice(Math.max(0, at - COMPARED), at).some((before) => COMPARING.has(before.word))
}

/** Whether the token at a place turns others round there. */
export function isNegatorAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && isNegator(token) && !isEver(tokens, at)
}

/** Whether a token is itself a word that turns others round. */
export function isNegator(token: Token): boolean {
  return token.negated || (token.kind === 'word' && NEGATORS.has(token.word))
}
