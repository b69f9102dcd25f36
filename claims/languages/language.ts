/**
 * What the product needs to know about a language. Each language is one file that exports one
 * `Language`. list.ts lists them, and every algorithm takes its words from there.
 *
 * Unless a part says otherwise, words are folded as claims/text/normalise.ts folds a text: lower
 * case, no diacritics ("despues"). Parts that are compared with the text as it is written keep
 * their accents ("después").
 */
import type { Stance } from './stance.ts'
import type { Forms, Pairs, Patterns, Renames, Words } from './words.ts'

export type Language = {
  /**
   * Words too common to recognise a claim by. Negators are not among them, because they reverse a
   * sentence. Apostrophes are left out: "re" for "'re".
   */
  readonly stopWords: Words
  readonly stems: Stems
  readonly contractions: Contractions
  /** Prefixes that are written with or without a hyphen: "re-election", "reelection". */
  readonly prefixes: Words
  readonly sentences: Sentences
  readonly names: Names
  readonly numbers: Numbers
  readonly dates: Dates
  readonly terms: Terms
  readonly negation: Negation
  /**
   * Opposites that the word table lacks, as `up:down`. Both words cannot be true of one thing. Not
   * "bought:sold", because a club may have bought one player and sold another.
   */
  readonly opposites: Pairs
  readonly suppositions: Suppositions
  readonly comparisons: Comparisons
  readonly pronouns: Pronouns
  /** Articles and possessives, which change nothing about who does what. */
  readonly articles: Words
  /** Prepositions before a name that say where or whose: "in Ohio", "by Iowa". */
  readonly placing: Words
  readonly speakers: Speakers
  readonly stance: Stance
  /** How to find verbs. If undefined, no verb of the language is found. */
  readonly verbs: Verbs | undefined
  /** The language's section of public/words.bin; undefined if it has none. */
  readonly wordTable: WordTableSection | undefined
}

export type Stems = {
  /** Cuts the ending of a folded word. */
  readonly stem: (word: string) => string
  /** Irregular forms, which `stem` does not bring together. */
  readonly irregular: Forms
  /**
   * Words that together use every rule of `stem`. Their stems show whether `stem` has changed since an
   * index was compiled (claims/index/fingerprint.ts).
   */
  readonly samples: Words
}

export type Contractions = {
  /** Ending that negates a word: "n't". Empty if the language has none. */
  readonly negatedEnding: string
  /** Parts before that ending that are no words by themselves, with the words they stand for: "wo" of "won't". */
  readonly negatedBases: Renames
  /** Negated words that have lost their apostrophe: "wont". */
  readonly negatedWithoutApostrophe: Words
  /** Endings after an apostrophe, which are cut off: the "s" of "it's". */
  readonly endings: Words
}

/**
 * Where sentences end. The text is compared in lower case, with its accents. The content script loads
 * only this part.
 */
export type Sentences = {
  /** Abbreviations that never end a sentence, without their last dot: titles, "e.g". */
  readonly neverLast: Words
  /** Abbreviations that end a sentence unless a number follows: "No. 5", "Sept. 11". */
  readonly lastUnlessNumber: Words
  /** Abbreviations that end a sentence only before one of `starters`: "St. Louis", "King Jr. Day". */
  readonly lastBeforeStarter: Words
  /**
   * Words that begin sentences but not names. With a capital they show that "U.S." or an initial before
   * them ends a sentence.
   */
  readonly starters: Words
  /** Letters that follow an hour, without their dots: "am", "pm". */
  readonly dayHalves: Words
  /** Words after an hour with which the sentence continues: weekdays, months, time zones. Each may be a pattern. */
  readonly afterHour: Words
  /** Verbs of speech that follow a name and continue the sentence after a quoted question: "“Why?” Ms. Lopez asked." */
  readonly speechVerbs: Words
}

export type Names = {
  /** Nouns with a capital that are not names: titles, weekdays. */
  readonly titles: Words
  /** Spellings of a name that has several. Inner dots stay, the last one is removed: "u.s". */
  readonly sameName: Renames
  /** The same for names of two words. */
  readonly twoWords: Renames
  /** Words that are another word when written in capitals: "US". */
  readonly inCapitals: Renames
  /** Words in lower case that are names with figures: "covid-19". */
  readonly withFigures: Words
  /** Whether every noun has a capital, so that a capital does not mark a name. */
  readonly capitalNouns: boolean
}

export type Numbers = {
  /** All number words from zero on, without a gap. */
  readonly small: Words
  /** Higher number words with their values: `20:twenty`. */
  readonly tens: Pairs
  /** Words that multiply the number before them: `1e6:million`. */
  readonly scales: Pairs
  /** The `scales` that count only right after the digits: the "m" of "8m". */
  readonly attachedScales: Words
  /** The `scales` that mean "one …" without a number before them: Spanish "mil votos". */
  readonly bareScales: Words
  /** Words for hundred and thousand that multiply the number word before them: "five hundred". */
  readonly hundred: Words
  readonly thousand: Words
  /** Words between the parts of a number: "two hundred and five". */
  readonly and: Words
  /** Articles that mean one before a scale: "a million". */
  readonly one: Words
  /** "Half", and the articles after it: "half a million". */
  readonly half: Words
  readonly afterHalf: Words
  /** What separates groups of thousands. */
  readonly thousandsSeparator: '.' | ','
  /** Endings of an ordinal after digits: "21st". */
  readonly ordinalEndings: Words
  /** Words for the percent sign, of one word and of two. */
  readonly percent: Words
  readonly percentOfTwo: readonly string[]
  /** Names of currencies after an amount. */
  readonly currencies: Words
  /** Phrases of at most three words before a number that mean "more than", "less than" or "about". */
  readonly over: Patterns
  readonly under: Patterns
  readonly about: Patterns
}

export type Dates = {
  /** January to December with commas between, each with its abbreviations. */
  readonly months: string
  /** Whether months have a capital: "may" is a month in Spanish, and only "May" is in English. */
  readonly capitalMonths: boolean
  /** Prepositions inside a date: "30 de julio", "the 30th of July". */
  readonly of: Words
  /** Words before a month's name that make it a month: "in May". Without one it may be a person. */
  readonly beforeMonth: Words
  /** Words after four digits that show that they are not a year: "2000 people". */
  readonly counted: Words
}

/**
 * Words that retrieval treats as equal. Retrieval does not know the language of a text, so a word is
 * listed only if it means nothing else in any language: not Spanish "once" (eleven).
 */
export type Terms = {
  readonly same: Readonly<Partial<Record<SameTerm, Words>>>
  /** Units written together with a number: the "bn" of "5bn". */
  readonly thousand: Words
  readonly million: Words
  readonly billion: Words
  /** Endings of a number that are ignored: "21st", "90s". */
  readonly silent: Words
}

export const SAME_TERMS = [
  ...['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18'],
  ...['19', '20', '30', '40', '50', '60', '70', '80', '90'],
  ...['thousand', 'million', 'billion', 'percent', 'us'],
] as const
export type SameTerm = (typeof SAME_TERMS)[number]

/** Words that reverse a statement. */
export type Negation = {
  readonly negators: Words
  /** Stems of verbs that deny what they govern: "failed to". */
  readonly denyingStems: Words
  /** Stems of other words that deny if the claim has none of them itself: "unable". */
  readonly turningStems: Words
  /** Stems of verbs that deny the verb they govern, for comparing two claims. */
  readonly refusingStems: Words
  /** Words right after a negator that cancel it: "not only". */
  readonly only: Words
  /** Phrases that begin with a negator and deny nothing; `*` is any one word: "without * doubt". */
  readonly noDoubt: readonly string[]
  /** Words between a negator and a statement that is therefore not denied: "only", "doubt". */
  readonly sparing: Words
  /** Negators that mean "ever" after a comparative or superlative: Spanish "jamás". */
  readonly everAfterComparing: Words
  /** Prefixes that turn a word into its opposite: "unsafe". */
  readonly prefixes: Words
}

/** Words that make the next words a plan, a chance or a wish instead of a fact. */
export type Suppositions = {
  /** Words that make the whole sentence a supposition. */
  readonly words: Words
  /** Stems of words that make the next words a supposition: "plans to close". */
  readonly stems: Words
  /** Words after a supposing word that make it a fact: "may have closed". */
  readonly perfect: Words
  /** Beginnings of conditional clauses: "even if", "unless". */
  readonly conditions: Patterns
}

/** How two things are compared. */
export type Comparisons = {
  /** "than". */
  readonly than: Words
  /** Words that mean "than" only after one of `more`: Spanish "que". */
  readonly thanAfterMore: Words
  /** "more", "less", "better"; needed only with `thanAfterMore` or `everAfterComparing`. */
  readonly more: Words
  /** "most", "least"; needed only with `everAfterComparing`. */
  readonly most: Words
}

export type Pronouns = {
  /** Words that refer to someone or something named before: "he", "this". */
  readonly leaning: Words
  /** Words for the speaker and the person addressed: "I", "we", "your". */
  readonly addressing: Words
  /** Words that begin a relative clause: "that", "whose". */
  readonly relative: Words
}

/** Beginnings of a wording that name the speaker of a claim. Case-sensitive. */
export type Speakers = {
  /** Words before the name: "Says Jane Doe …". */
  readonly before: Patterns
  /** Words after the name: "Jane Doe claimed …". */
  readonly after: Patterns
  /** Words that may follow `before` and `after`: "that". */
  readonly that: Patterns
}

/** How to tell verbs from nouns with the same spelling: "prosecutors drop charges", "the drop". */
export type Verbs = {
  /** Words before a noun, or before a word that describes one. */
  readonly nounsAfter: Words
  /** Words before a verb in its base form. */
  readonly verbsAfter: Words
  /** Words after a verb: a word before them that may be a verb or a noun is a verb. */
  readonly verbsBefore: Words
  /** Irregular forms that are nouns or adjectives: "men", "best". */
  readonly irregularNouns: Patterns
  /** Endings of nouns that share their stem with a verb: "ion", "ment". */
  readonly nounEndings: Patterns
  /** Matches the past of regular verbs, as a whole word: "staged". */
  readonly past: RegExp
  /** Matches forms that are verbs unless the word before makes them nouns: "staging". */
  readonly continuous: RegExp
  /** Matches the form that a verb has after a name: "Facebook bans". */
  readonly afterName: RegExp
}

/** How `npm run tables` makes the language's section of public/words.bin, and how it is used. */
export type WordTableSection = {
  /** How many stems are kept, the commonest first. */
  readonly kept: number
  /**
   * Which words count as ordinary words and not only as names: those of WordNet, or those above a Zipf
   * value (log10 of the uses in a billion words).
   */
  readonly ordinary: 'wordnet' | { readonly aboveZipf: number }
  /** A text is in the language if its words are no rarer than this on average, in nats (cli/language.ts). */
  readonly mostRarity: number
}
