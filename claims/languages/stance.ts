/** The part of a language from which claims/text/stance.ts tells who says what. */
import type { Patterns, Words } from './words.ts'

/** How a text attributes a statement. Compared with the text as it is written, with its accents. */
export type Stance = {
  readonly reporting: Reporting
  /** What introduces a source: "according to". */
  readonly according: Patterns
  readonly hearsay: Hearsay
  readonly denial: Denial
  readonly subjects: Subjects
}

export type Reporting = {
  /** Reporting verbs in all past and present forms. */
  readonly verbs: Patterns
  /** The plainest of them. A speaker may follow them without a quotation before: "…, said Lee". */
  readonly plainest: Patterns
  /** Words before a verb that make it a noun or leave it without a subject: "the claims", "was told". */
  readonly noVerbAfter: Words
  /** Endings of the word before that do the same: "Lee's claims". */
  readonly noVerbAfterEnding: Patterns
  /** Phrases that end like a reporting verb but report nothing: "United States". Case-sensitive. */
  readonly notReporting: Patterns
  /** Verbs at the end of the sentence, after their subject: "…, prosecutors said." */
  readonly trailing: Patterns
  /** Words that may come between the comma and that subject: "…, as the roll call shows". */
  readonly trailingAs: Patterns
  /** Words that cannot begin that subject: "which", "and". */
  readonly noTrailingSubject: Words
  /** Nouns after a colon that end a headline: "…: reports". */
  readonly trailingSources: Patterns
  /** Verbs before their subject at the end of the sentence: "…, informó el Indec." Lower case. */
  readonly trailingInverted: Patterns
  /** Articles that begin the subject of these verbs. Lower case. */
  readonly invertedArticles: Words
}

export type Hearsay = {
  /** "allegedly", "is accused of". */
  readonly patterns: Patterns
  /** Endings of the patterns that doubt the whole statement. The others doubt one noun ("the alleged attack"). */
  readonly wholeEndings: Patterns
}

export type Denial = {
  /** Words that deny a statement: verbs, "is a myth", "no evidence". */
  readonly patterns: Patterns
  /** Beginnings of the verbs among them. Their subject is the one who denies. */
  readonly verbs: Patterns
  /** Words before a denial that is only mentioned in passing: "who has always". */
  readonly inPassing: Patterns
  /** Words before a denial that undo it: "does not deny". */
  readonly undone: Patterns
}

/** Words that show where a subject begins and ends. */
export type Subjects = {
  /** Definite articles that begin a subject after its verb: "said the mayor". */
  readonly articles: Words
  /** Prepositions that begin a place or time after the subject: "said Lee in Rome". */
  readonly placing: Words
  /** Words that begin a clause about the subject: "Lee, who …, said". */
  readonly describing: Words
  /** Words before the comma that are not the subject: "However, Lee said". */
  readonly connecting: Words
  /** Words before a subject that are cut off: "but Lee". */
  readonly leading: Words
  /** Words that begin a clause after the subject: "Lee, that". */
  readonly relative: Words
  /** Words between subject and verb, which are cut off: "Lee later said", "has". */
  readonly trailing: Patterns
  /** Places and times after the subject, up to their article: "in the". */
  readonly placed: Patterns
  /** Words that name nobody when they are the whole subject: "I", "we". */
  readonly nobody: Words
  /** Beginnings of a subject that does not exist: "no study". */
  readonly none: Patterns
}
