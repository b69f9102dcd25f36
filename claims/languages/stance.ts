/** The part of a language by which claims/text/stance.ts tells who says what. */
import type { Patterns, Words } from './words.ts'

/** How a text says whose word it is. Compared with the text as it is written, with its accents. */
export type Stance = {
  readonly reporting: Reporting
  /** What introduces a source: "according to". */
  readonly according: Patterns
  readonly hearsay: Hearsay
  readonly denial: Denial
  readonly subjects: Subjects
}

export type Reporting = {
  /** Verbs of reporting, in all forms that speak of the past or of now. */
  readonly verbs: Patterns
  /** The plainest of them, after which a speaker may stand without quotation marks: "…, said Lee". */
  readonly plainest: Patterns
  /** Words before a verb by which it is a noun, or has no subject: "the claims", "was told". */
  readonly noVerbAfter: Words
  /** The same where they are endings of the word before: "Lee's claims". */
  readonly noVerbAfterEnding: Patterns
  /** Phrases that end in such a verb and are none, upper and lower case: "United States". */
  readonly notReporting: Patterns
  /** Verbs at the end of the sentence, behind their subject: "…, prosecutors said." */
  readonly trailing: Patterns
  /** What may stand between the comma and that subject: "…, as the roll call shows". */
  readonly trailingAs: Patterns
  /** Words with which that subject does not begin: "which", "and". */
  readonly noTrailingSubject: Words
  /** Nouns after a colon that end a headline: "…: reports". */
  readonly trailingSources: Patterns
  /** Verbs before their subject at the end of the sentence: "…, informó el Indec." Lower case. */
  readonly trailingInverted: Patterns
  /** Articles with which the subject of such a verb begins. Lower case. */
  readonly invertedArticles: Words
}

export type Hearsay = {
  /** "allegedly", "is accused of". */
  readonly patterns: Patterns
  /** How those end that doubt the whole statement; the others doubt one noun ("the alleged attack"). */
  readonly wholeEndings: Patterns
}

export type Denial = {
  /** What denies a statement: verbs, "is a myth", "no evidence". */
  readonly patterns: Patterns
  /** How the verbs among them begin: their subject is who denies. */
  readonly verbs: Patterns
  /** What stands before a denial that only mentions somebody: "who has always". */
  readonly inPassing: Patterns
  /** What stands before a denial and undoes it: "does not deny". */
  readonly undone: Patterns
}

/** What belongs to a subject and what does not. */
export type Subjects = {
  /** Definite articles with which a subject begins after its verb: "said the mayor". */
  readonly articles: Words
  /** Prepositions that begin a place or time after the subject: "said Lee in Rome". */
  readonly placing: Words
  /** Words with which a clause begins that describes the subject: "Lee, who …, said". */
  readonly describing: Words
  /** Words before the comma that are no subject: "However, Lee said". */
  readonly connecting: Words
  /** Words before a subject that are cut off: "but Lee". */
  readonly leading: Words
  /** Words that begin a clause behind the subject: "Lee, that". */
  readonly relative: Words
  /** What stands between subject and verb and is cut off: "Lee later said", "has". */
  readonly trailing: Patterns
  /** Places and times behind the subject, up to their article: "in the". */
  readonly placed: Patterns
  /** Words that name nobody when they are the whole subject: "I", "we". */
  readonly nobody: Words
  /** How a subject begins of which there is none: "no study". */
  readonly none: Patterns
}
