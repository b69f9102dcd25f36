/**
 * What the product has to know of a language. Each language is one file that exports one
 * `Language`; list.ts names them all, and every algorithm takes its words from there.
 *
 * Unless a part says otherwise, words are folded as claims/text/normalise.ts folds a text: lower
 * case, no diacritics ("despues"). Parts that are compared with the text as it is written keep
 * their accents ("después").
 */
import type { Stance } from './stance.ts'
import type { Forms, Pairs, Patterns, Renames, Words } from './words.ts'

export type Language = {
  /**
   * Words too common to recognise a claim by. Negators are not among them: they turn a sentence
   * round. Apostrophes are left out, so "'re" stands here as "re".
   */
  readonly stopWords: Words
  readonly stems: Stems
  readonly contractions: Contractions
  /** Prefixes that are written with a hyphen or without one: "re-election", "reelection". */
  readonly prefixes: Words
  readonly sentences: Sentences
  readonly names: Names
  readonly numbers: Numbers
  readonly dates: Dates
  readonly terms: Terms
  readonly negation: Negation
  /**
   * Pairs of words that cannot both be true of one thing, as far as the word table lacks them:
   * `up:down`. Not "bought:sold", because a club may have bought one player and sold another.
   */
  readonly opposites: Pairs
  readonly suppositions: Suppositions
  readonly comparisons: Comparisons
  readonly pronouns: Pronouns
  /** Articles and possessives that may stand before a noun without changing who does what. */
  readonly articles: Words
  /** Prepositions before a name that say where or whose: "in Ohio", "by Iowa". */
  readonly placing: Words
  readonly speakers: Speakers
  readonly stance: Stance
  /** How to find verbs; undefined where nobody has written it down. Then a text has no known verbs. */
  readonly verbs: Verbs | undefined
  /** What public/words.bin has of the language; undefined where it has nothing. */
  readonly wordTable: WordTableSection | undefined
}

export type Stems = {
  /** Cuts the ending of a folded word. */
  readonly stem: (word: string) => string
  /** Forms that the function does not bring together by itself. */
  readonly irregular: Forms
  /**
   * Words that between them meet each rule of the function. Their stems tell whether it has changed
   * since an index was compiled (claims/index/fingerprint.ts).
   */
  readonly samples: Words
}

export type Contractions = {
  /** Ending of a word that negates it: "n't". Empty where the language has none. */
  readonly negatedEnding: string
  /** What is left of a word before that ending, where it is no word by itself: "wo" of "won't". */
  readonly negatedBases: Renames
  /** The same words as texts write them that lost their apostrophes: "wont". */
  readonly negatedWithoutApostrophe: Words
  /** What follows an apostrophe and is cut off: the "s" of "it's". */
  readonly endings: Words
}

/**
 * Where sentences end. The text is compared as it is written, in lower case but with its accents.
 * The content script loads this part and no other.
 */
export type Sentences = {
  /** Abbreviations that never end a sentence, without their last dot: titles, "e.g". */
  readonly neverLast: Words
  /** Abbreviations that end a sentence unless a number follows: "No. 5", "Sept. 11". */
  readonly lastUnlessNumber: Words
  /** Abbreviations that end a sentence only before one of `starters`: "St. Louis", "King Jr. Day". */
  readonly lastBeforeStarter: Words
  /** Words that begin a sentence and no name; after "U.S." or an initial, a capital on them ends it. */
  readonly starters: Words
  /** Letters that follow an hour, without their dots: "am", "pm". */
  readonly dayHalves: Words
  /** Words that go on after an hour: weekdays, months, time zones. Each may be a pattern. */
  readonly afterHour: Words
  /** Verbs of speech after a name that go on after a quoted question: "“Why?” Ms. Lopez asked." */
  readonly speechVerbs: Words
}

export type Names = {
  /** Nouns that are written with a capital and name nobody by themselves: titles, weekdays. */
  readonly titles: Words
  /** Written forms of a name that has several. Dots inside stay, the last one is off: "u.s". */
  readonly sameName: Renames
  /** The same for names of two words. */
  readonly twoWords: Renames
  /** Words that are another word when written in capitals: "US". */
  readonly inCapitals: Renames
  /** Lower-case names that figures belong to: "covid-19". */
  readonly withFigures: Words
  /** Whether every noun has a capital, so that capitals tell no names. */
  readonly capitalNouns: boolean
}

export type Numbers = {
  /** The number words from zero on, without a gap. */
  readonly small: Words
  /** Higher number words with their values: `20:twenty`. */
  readonly tens: Pairs
  /** Words that multiply what stands before them: `1e6:million`. */
  readonly scales: Pairs
  /** Those of `scales` that count only right behind the digits: the "m" of "8m". */
  readonly attachedScales: Words
  /** Those of `scales` that mean one of it without a number before: Spanish "mil votos". */
  readonly bareScales: Words
  /** Words for hundred and thousand that multiply the number word before them: "five hundred". */
  readonly hundred: Words
  readonly thousand: Words
  /** Words between the parts of a number: "two hundred and five". */
  readonly and: Words
  /** Articles that mean one before a scale: "a million". */
  readonly one: Words
  /** "Half", and the articles behind it: "half a million". */
  readonly half: Words
  readonly afterHalf: Words
  /** What separates groups of thousands. */
  readonly thousandsSeparator: '.' | ','
  /** Endings of an ordinal behind digits: "21st". */
  readonly ordinalEndings: Words
  /** Words for the percent sign, of one word and of two. */
  readonly percent: Words
  readonly percentOfTwo: readonly string[]
  /** Names of currencies behind an amount. */
  readonly currencies: Words
  /** Phrases of at most three words before a number that say it is more, less or about that. */
  readonly over: Patterns
  readonly under: Patterns
  readonly about: Patterns
}

export type Dates = {
  /** January to December with commas between, each with its abbreviations. */
  readonly months: string
  /** Whether months have a capital: "may" is a month in Spanish, and only "May" is in English. */
  readonly capitalMonths: boolean
  /** The preposition inside a date: "30 de julio", "the 30th of July". */
  readonly of: Words
  /** Words before a month's name that make it a month: "in May". Without one it may be a person. */
  readonly beforeMonth: Words
  /** Words after four digits that make them a number and no year: "2000 people". */
  readonly counted: Words
}

/**
 * Words that retrieval takes for one another. Retrieval knows no languages, so a word stands here
 * only if it means nothing else in any of them: Spanish "once" (eleven) does not.
 */
export type Terms = {
  readonly same: Readonly<Partial<Record<SameTerm, Words>>>
  /** Units written together with a number: the "bn" of "5bn". */
  readonly thousand: Words
  readonly million: Words
  readonly billion: Words
  /** Endings of a number that say nothing: "21st", "90s". */
  readonly silent: Words
}

export const SAME_TERMS = [
  ...['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18'],
  ...['19', '20', '30', '40', '50', '60', '70', '80', '90'],
  ...['thousand', 'million', 'billion', 'percent', 'us'],
] as const
export type SameTerm = (typeof SAME_TERMS)[number]

/** Words that turn a statement round. */
export type Negation = {
  readonly negators: Words
  /** Stems of verbs that deny what they govern: "failed to". */
  readonly denyingStems: Words
  /** Stems of further verbs, adjectives and adverbs that deny when the claim has nothing like them: "unable". */
  readonly turningStems: Words
  /** Stems of verbs that deny the verb they govern, for comparing two claims. */
  readonly refusingStems: Words
  /** Words right after a negator by which it denies nothing: "not only". */
  readonly only: Words
  /** Phrases that begin with a negator and deny nothing; `*` is any one word: "without * doubt". */
  readonly noDoubt: readonly string[]
  /** Words between a negator and a statement by which it is not denied: "only", "doubt". */
  readonly sparing: Words
  /** Negators that mean "ever" after a word of comparing: Spanish "jamás". */
  readonly everAfterComparing: Words
  /** Prefixes that make a word its opposite: "unsafe". */
  readonly prefixes: Words
}

/** Words by which what follows is a plan, a chance or a wish, not a fact. */
export type Suppositions = {
  /** Words that make a sentence a supposition wherever they stand in it. */
  readonly words: Words
  /** Stems of words that make the next words a supposition: "plans to close". */
  readonly stems: Words
  /** Words after a supposing word by which it did happen: "may have closed". */
  readonly perfect: Words
  /** How a clause of condition begins: "even if", "unless". */
  readonly conditions: Patterns
}

/** How two things are compared. */
export type Comparisons = {
  /** "than". */
  readonly than: Words
  /** Words that mean "than" only after one of `more`: Spanish "que". */
  readonly thanAfterMore: Words
  /** "more", "less", "better", where `thanAfterMore` or `everAfterComparing` need them. */
  readonly more: Words
  /** "most", "least", where `everAfterComparing` needs them. */
  readonly most: Words
}

export type Pronouns = {
  /** Words that speak of someone or something named before: "he", "this". */
  readonly leaning: Words
  /** Words of the speaker and the person spoken to: "I", "we", "your". */
  readonly addressing: Words
  /** Words that begin a relative clause: "that", "whose". */
  readonly relative: Words
}

/** How a wording of a claim begins that names its speaker first. Upper and lower case count. */
export type Speakers = {
  /** Words before the name: "Says Jane Doe …". */
  readonly before: Patterns
  /** Words after the name: "Jane Doe claimed …". */
  readonly after: Patterns
  /** What may follow those: "that". */
  readonly that: Patterns
}

/** How to tell verbs from nouns that are written alike: "prosecutors drop charges", "the drop". */
export type Verbs = {
  /** After these a word is a noun, or describes one. */
  readonly nounsAfter: Words
  /** After these a word in its base form is a verb. */
  readonly verbsAfter: Words
  /** Before these a word that may be either is a verb. */
  readonly verbsBefore: Words
  /** Irregular forms that are nouns or adjectives: "men", "best". */
  readonly irregularNouns: Patterns
  /** Endings of nouns that share their stem with a verb: "ion", "ment". */
  readonly nounEndings: Patterns
  /** The past of regular verbs, the whole word: "staged". */
  readonly past: RegExp
  /** Forms that are verbs if they are not nouns by what stands before: "staging". */
  readonly continuous: RegExp
  /** The form that stands behind a name: "Facebook bans". */
  readonly afterName: RegExp
}

/** How `npm run tables` makes the language's part of public/words.bin, and how it is used. */
export type WordTableSection = {
  /** How many stems are kept, the commonest first. */
  readonly kept: number
  /**
   * Which words count as ordinary ones, not only names: those of WordNet, or where there is no
   * such list, those above a Zipf value (log10 of the uses in a billion words).
   */
  readonly ordinary: 'wordnet' | { readonly aboveZipf: number }
  /** A text is in the language if its words are no rarer than this on average, in nats (cli/language.ts). */
  readonly mostRarity: number
}
