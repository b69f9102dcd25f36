/**
 * How a sentence uses what it says: states it, has somebody say it, denies it, asks it. Rules over
 * reporting verbs, quotation marks, denial and question marks, for English and Spanish; a text in
 * another language is taken as asserted, or asked.
 */

export type StanceOf = {
  readonly stance: 'asserted' | 'attributed' | 'denied' | 'asked'
  readonly by?: string
}

/** What the matcher knows beyond the words: how the sentence stands to the claim. */
export type StanceHints = {
  /** The sentences before, the nearest first: an opened quotation may still be open. */
  readonly before: readonly string[]
  /** The sentence negates what the claim says (or the other way round). */
  readonly negated: boolean
  /** Half-open range of the aligned words: what is reported must lie in the report. */
  readonly from: number
  readonly to: number
  /** The claim itself says that somebody denies something. */
  readonly claimDenies: boolean
}

// Not \b: to a regular expression the ó of "aseguró" is no letter.
const REPORTING =
  /(?<![\p{L}\p{N}])(?:said|says|say|saying|told|tells|telling|claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|assert(?:s|ed|ing)?|announc(?:es|ed) that|report(?:s|ed)|argu(?:es|ed|ing)|contend(?:s|ed|ing)?|insist(?:s|ed|ing)?|maintain(?:s|ed)|believ(?:es|ed?)|suspects?|suggest(?:s|ed|ing)?|indicat(?:es|ed)|estimates?|estimated that|calculat(?:es|ed)|conclud(?:es|ed|ing)|determined|found that|finds that|shows?|showed|reveal(?:s|ed)|confirm(?:s|ed)|warn(?:s|ed|ing)?|add(?:s|ed)|stat(?:es|ed)|declar(?:es|ed) that|tweet(?:s|ed|ing)|wr(?:ites|ote)|charg(?:es|ed) that|accus(?:es?|ed)|not(?:es|ed) that|acknowledg(?:es|ed)|admit(?:s|ted)|testified|explain(?:s|ed)|repeat(?:s|ed)|reiterat(?:es|ed)|volunteered|boast(?:s|ed)|complain(?:s|ed)|predict(?:s|ed)|held that|put (?:the|its) [\p{L} ]{3,30} at|dijo|dice|dicen|dijeron|asegur(?:a|an|o|ó|aron)|afirm(?:a|an|o|ó|aron)|sostien(?:e|en)|sostuvo|denunci(?:a|an|o|ó|aron)|inform(?:a|an|o|ó|aron)|declar(?:a|an|o|ó|aron) que|señal(?:a|an|o|ó|aron)|indic(?:a|an|o|ó|aron)|calcul(?:a|an|o|ó|aron)|estim(?:a|an|o|ó|aron)|reiter(?:a|o|ó)|advirti(?:o|ó|eron)|explic(?:a|o|ó)|agreg(?:a|o|ó)|acus(?:a|an|o|ó|aron))(?![\p{L}\p{N}])/giu
/** "claims" and "reports" after one of these are nouns; "to say" and "was told" have no speaker before them. */
const NO_VERB =
  /(?:(?<!\p{L})(?:to|is|are|was|were|be|been|being|not|an?|the|his|her|their|its|this|that|these|false|of|several|recent|new|such|by|in|para|de|el|la|su)|[’']s)\s*$/iu
/** "…, prosecutors said Thursday.", "…, as the roll call shows.", "…: reports" */
const TRAILING =
  /,\s+(?:as\s+)?((?!(?:which|who|despite|and|but|que|y)\s)[\p{L}\p{N}.’' -]{2,60}?)\s+(?:said|says|say|reports?|reported|told|tweeted|w(?:rote|rites?)|ha(?:s|ve) said|claim(?:s|ed)?|alleg(?:es?|ed)|estimates?|shows?|showed|insist(?:s|ed)?|warn(?:s|ed)?|argu(?:es?|ed)|announced|confirm(?:s|ed)?|stat(?:es?|ed)|suggest(?:s|ed)?|dijo|dijeron|asegur[oó]|inform[oó])(?![\p{L}\p{N}])[^,;”"]{0,60}$|:\s*(?:reports?|police|sources|study|poll)\s*$/iu
/** "…, informó el Indec.", "…, asegura un vídeo con millones de vistas." */
const TRAILING_SPANISH =
  /,\s+(?:dij(?:o|eron)|dicen?|inform(?:a|ó|aron)|anunci(?:a|ó|aron)|confirm(?:a|ó|aron)|critic(?:a|ó|aron)|asegur(?:a|an|ó|aron)|advierten?|advirti(?:ó|eron)|afirm(?:a|an|ó|aron)|sostienen?|sostuv(?:o|ieron)|denunci(?:a|ó|aron)|señal(?:a|ó|aron)|indic(?:a|ó|aron)|explic(?:a|ó|aron)|agreg(?:a|ó)|aclar(?:a|ó|aron)|lament(?:a|ó|aron)|declar(?:a|ó|aron)|opin(?:a|ó)|reconoc(?:e|ió)|admit(?:e|ió)|record(?:ó|aron)|cuentan?|contó)\s+((?:el|la|los|las|un|una|su|\p{Lu}[\p{L}.]*)(?![\p{L}])[^,;”"]{0,80})/u
const ACCORDING =
  /(?:\b(?:according to|in the words of|seg[uú]n|de acuerdo con|a juicio de)\s+)([^,.;:”"“]{2,80})/iu
const HEARSAY =
  /(?<![\p{L}\p{N}])(?:(?:is|are|was|were|been) (?:accused of|suspected of|(?:said|alleged|believed) to)|is alleged that|es acusad[oa] de|allegedly|reportedly|purportedly|purported|alleged|so-called|supuestamente|presuntamente|presunt[oa]s?|supuest[oa]s?)(?![\p{L}\p{N}])/iu
const DENIAL =
  /(?<![\p{L}\p{N}])(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|reject(?:s|ed|ing)? (?:the |that |any |this )?(?:claims?|accusations?|allegations?|suggestions?|idea|notion|reports?|charges?)|disput(?:es?|ed|ing)|debunk(?:s|ed|ing)?|disprov(?:es?|ed|en|ing)|contradict(?:s|ed|ing)?|rebut(?:s|ted)?|dismiss(?:es|ed|ing)? (?:the |a |as )?(?:claims?|accusations?|allegations?|reports?|fake|false)|(?:false|wrong)ly (?:claim|stat|said|say|suggest|assert|accus|alleg)\w*|false claims? that|(?:is|are|was|were|as) false|untrue|not true|not the case|no (?:evidence|proof|study)|acquitted|without (?:offering )?evidence|unfounded|baseless|conspiracy theor(?:y|ies)|(?:is|are|was|were) an? (?:old |common )?(?:myth|hoax|fabrication|lie)|no longer believe|nieg(?:a|an)|neg(?:o|ó|aron)|desmient(?:e|en)|desminti(?:o|ó|eron)|rechaz(?:a|an|o|ó|aron)|descartan? que|(?:es|son) (?:(?:un )?mitos?|fals[oa]s?|mentiras?)|bulo|(?:no|tampoco) es (?:cierto|verdad)|(?:sin|no hay|ninguna) (?:pruebas?|evidencias?)|ning[uú]n estudio|(?:false|myth|fals[oa])(?=:))(?![\p{L}\p{N}])/giu
const OPENING = /[“«„]/gu
const CLOSING = /[”»]/gu
/** A word of hearsay this far before the aligned words still speaks of them, in UTF-16 units. */
const NEAR = 30
/** A subject longer than this is no name of anybody, in UTF-16 units. */
const MAX_BY = 80

/** Whether a claim's own words deny: "Trump denied that …". */
export function denies(claim: string): boolean {
  DENIAL.lastIndex = 0
  return DENIAL.test(claim)
}

/** The stance of `text`, and whose word it is where that can be read off. */
export function stanceOf(text: string, hints: StanceHints): StanceOf {
  const source = sourceOf(text, hints)
  const by = source?.by === undefined ? {} : { by: source.by }
  if (!hints.claimDenies) {
    const denial = denialOf(text, hints)
    if (denial !== undefined)
      return { stance: 'denied', ...(denial.by === undefined ? by : { by: denial.by }) }
  }
  if (text.trimEnd().endsWith('?')) return { stance: 'asked', ...by }
  if (source !== undefined) return { stance: 'attributed', ...by }
  return { stance: 'asserted' }
}

type Source = { readonly kind: 'verb' | 'according' | 'hearsay' | 'quotation'; readonly by?: string }

function sourceOf(text: string, hints: StanceHints): Source | undefined {
  const according = ACCORDING.exec(text)
  if (according !== null) {
    const by = trimSubject(according[1] ?? '')
    return by === undefined ? { kind: 'according' } : { kind: 'according', by }
  }
  for (const verb of text.matchAll(REPORTING)) {
    const start = verb.index
    const end = start + verb[0].length
    // "United States" states nothing.
    if (
      NO_VERB.test(text.slice(0, start)) ||
      (verb[0] === 'States' && /United\s$/u.test(text.slice(0, start)))
    )
      continue
    const after = invertedSubject(text, start, end)
    // "…," said X: what stands before is reported. X said: what stands after.
    if (after !== undefined ? hints.from < start : hints.to > end) {
      const subject = after ?? subjectBefore(text, start)
      return subject === undefined ? { kind: 'verb' } : { kind: 'verb', by: subject }
    }
  }
  const trailing = TRAILING.exec(text)
  if (trailing !== null && hints.from < trailing.index) {
    const by = trimSubject(trailing[1] ?? '')
    return by === undefined ? { kind: 'verb' } : { kind: 'verb', by }
  }
  const inverted = TRAILING_SPANISH.exec(text)
  if (inverted !== null && hints.from < inverted.index) {
    const by = trimSubject((inverted[1] ?? '').replace(/[.\s]+$/u, ''))
    return by === undefined ? { kind: 'verb' } : { kind: 'verb', by }
  }
  if (inQuotation(text, hints)) return { kind: 'quotation' }
  const hearsay = HEARSAY.exec(text)
  if (hearsay !== null && hearsay.index >= hints.from - NEAR && hearsay.index < hints.to) {
    const whole = /(?:ly|mente|of|de|to|that)$/iu.test(hearsay[0])
    // "The alleged attack" doubts the attack, and not what is said about it.
    if (!whole && hearsay.index + hearsay[0].length < hints.from - 2) return undefined
    if (!whole && hearsay.index > hints.from) return undefined
    return { kind: 'hearsay' }
  }
  return undefined
}

function denialOf(text: string, hints: StanceHints): { by?: string } | undefined {
  for (const word of text.matchAll(DENIAL)) {
    const start = word.index
    // "…, who has always denied it, …" is somebody else's word, in passing.
    if (/\bwho\s+(?:has|have|had)?\s*(?:\p{L}+ly\s+)?$/iu.test(text.slice(0, start))) continue
    if (/\b(?:not|never|no|don[’']t|didn[’']t|doesn[’']t)\s+$/iu.test(text.slice(0, start))) continue
    if (/^(?:den|reject|refut|disput|debunk|contradict|rebut|dismiss|nieg|neg|desm|rechaz)/iu.test(word[0])) {
      const subject = subjectBefore(text, start)
      return subject === undefined ? {} : { by: subject }
    }
    return {}
  }
  return hints.negated ? {} : undefined
}

/** Text that is (wholly) inside a quotation that was opened here or in a sentence before. */
function inQuotation(text: string, hints: StanceHints): boolean {
  const opened = text.slice(0, Math.max(hints.from, 0) + 1)
  if (/["“«]/u.test(opened) && /["”»]/u.test(text.slice(hints.from))) return true
  if (/^\s*["“«]/u.test(text)) return true
  // Closed here and opened nowhere: the rest of a quotation.
  if ((text.match(/"/gu)?.length ?? 0) % 2 === 1 || count(text, CLOSING) > count(text, OPENING)) return true
  let balance = 0
  for (const sentence of [...hints.before].reverse())
    balance = Math.max(0, balance + count(sentence, OPENING) - count(sentence, CLOSING))
  return balance > 0
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** "…," said Antonio Mugica, CEO of Smartmatic. */
function invertedSubject(text: string, start: number, end: number): string | undefined {
  if (!/[”"»,’]\s*$/u.test(text.slice(0, start))) return undefined
  // "…, said Mugica" without quotation marks: with the plainest verbs only.
  if (!/[”"»]/u.test(text.slice(0, start)) && !/^(?:said|says|dijo|dice)$/iu.test(text.slice(start, end)))
    return undefined
  const subject = /^\s+((?:the |el |la |los )?\p{Lu}[^,.;:“”"]*)/u.exec(text.slice(end))?.[1]
  return subject === undefined
    ? undefined
    : trimSubject(subject.replace(/\s+(?:in|at|on|during|to|en|a|durante|ante)\s.*$/u, ''))
}

/** The words before a verb that say who: the last clause, without what only describes. */
function subjectBefore(text: string, verb: number): string | undefined {
  const left = text
    .slice(0, verb)
    .replace(/^.*[.;:!?”"“»«—()]\s*/su, '')
    .trimEnd()
  const pieces = left.split(/,\s*/u)
  let subject = pieces.at(-1) ?? ''
  if (left.endsWith(',')) {
    const described = pieces.at(-3) ?? ''
    const description = pieces.at(-2) ?? ''
    if (/^(?:which|who|whose|that|where|que|quien|cuyo)(?![\p{L}\p{N}])/iu.test(description))
      subject = described
    else if (
      described === '' ||
      /^(?:and|but|meanwhile|however|mientras)(?![\p{L}\p{N}])/iu.test(description)
    )
      subject = description
    else subject = `${described}, ${description}`
  }
  return trimSubject(subject)
}

function trimSubject(text: string): string | undefined {
  const subject = text
    .replace(/^\s*(?:and|but|however|meanwhile|also|then|when|while|as|y|pero|mientras)\s+/iu, '')
    .replace(/\s+(?:that|which|who|whom|que|quien)(?:\s.*)?$/u, '')
    .replace(
      /\s+(?:also|later|previously|(?!family|only)\p{L}+ly|has|have|had|is|are|was|were|on \p{L}+day|also|han|ha)\s*$/gu,
      '',
    )
    .replace(/\s+(?:in|at|on|during)\s+(?:a|an|the)\s.*$/u, '')
    .trim()
  if (subject === '' || subject.length > MAX_BY || /^(?:(?:i|we|you|se)$|(?:no|ning[uú]n)\s)/iu.test(subject))
    return undefined
  return subject
}
