/**
 * What the product has to know of a language. Each language is one file of this type, and
 * languages.ts lists them; everything else takes its words from there.
 *
 * Words are folded as claims/text/normalise.ts folds a text: lower case, no diacritics. Only the
 * parts that say so keep their accents, because they are compared with the text as it is written.
 */

/** A list of words; see {@link words}. */
export type Words = readonly string[]

/** Sources of regular expressions, each of which becomes one alternative: `['says?', 'said']`. */
export type Patterns = readonly string[]

/** The words of a text with white space between them. */
export const words = (list: string): Words => list.trim().split(/\s+/)

export type Language = {
  /** ISO 639-1 code: the base language of BCP 47 tags such as `en-GB`. */
  readonly code: string
  readonly negation: Negation
  readonly suppositions: Suppositions
  readonly comparisons: Comparisons
  readonly pronouns: Pronouns
  /** Articles and possessives that may stand before a noun without changing who does what. */
  readonly articles: Words
  /** Prepositions after which a name says where or whose: "in Ohio", "by Iowa". */
  readonly placing: Words
  readonly speakers: Speakers
}

/** Words that turn a statement round. */
export type Negation = {
  /** Verbs, adjectives and adverbs that deny what they govern, as stems: "fail", "unable", "hardly". */
  readonly turningStems: Words
  /** Words between a negator and a statement by which it is not denied: "not only", "no doubt". */
  readonly sparing: Words
}

/** Words by which what follows is a plan, a chance or a wish, not a fact. */
export type Suppositions = {
  /** Words that make a sentence a supposition wherever they stand in it. */
  readonly words: Words
  /** Stems of words that make the next words a supposition: "plans to close". */
  readonly stems: Words
  /** Words after a supposing word by which it did happen: "may have closed". */
  readonly perfect: Words
  /** How a clause of condition begins, as patterns: "even if", "unless". */
  readonly conditions: Patterns
}

/** How two things are compared. */
export type Comparisons = {
  /** "than". */
  readonly than: Words
  /** Words that mean "than" only behind one of `more`: Spanish "que". */
  readonly thanAfterMore: Words
  /** "more", "less", "better", where `thanAfterMore` needs them. */
  readonly more: Words
}

export type Pronouns = {
  /** Words that speak of someone or something named before: "he", "this". */
  readonly leaning: Words
  /** Words of the speaker and the person spoken to: "I", "we", "your". */
  readonly addressing: Words
  /** Words that begin a relative clause: "that", "whose". */
  readonly relative: Words
}

/** How a wording of a claim begins that names its speaker first. Patterns, compared with the text as written. */
export type Speakers = {
  /** Words before the name: "Says Jane Doe …". */
  readonly before: Patterns
  /** Words after the name: "Jane Doe claimed …". */
  readonly after: Patterns
  /** What may follow those: "that". */
  readonly that: Patterns
}
