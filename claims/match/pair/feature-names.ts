/**
 * The features of a pair: numbers that describe how a wording of a claim, a sentence and the sentence's
 * context go together. Shares are 0–1; weights are rarities in nats (claims/text/word-table.ts). A
 * feature that does not apply (the share of names in a claim without names) has a neutral value.
 */

/** The features in the order of a feature vector; a model names those that it was trained on. */
export const FEATURES = [
  /** Share of the claim's weight that the sentence says. */
  'coverage',
  /** The same with what the context says, at a discount. */
  'coverageWithContext',
  /** Share of its names; 1 without names. */
  'names',
  'namesWithContext',
  /** Share of its other words, which tell what it says about its names. */
  'words',
  'wordsWithContext',
  /** How many of its other words the sentence says, and how many it leaves out. */
  'wordsSaid',
  'wordsMissing',
  /** Weight of the rarest of them that the sentence says, and leaves out. */
  'rarestWordSaid',
  'rarestWordMissing',
  /** How many parts of names the sentence says. */
  'namesSaid',
  /** Weight of the heaviest part of a name that is missing even from the context. */
  'heaviestNameMissing',
  /** Share of its numbers that agree (1 without numbers), and how many it has. */
  'numbers',
  'numbersCount',
  /** How many of its numbers the sentence contradicts by another number; by one of the same unit. */
  'otherNumbers',
  'otherNumbersOfUnit',
  /** 1 the same date, 0.5 nothing to compare, 0 another date. */
  'dates',
  /** 1 if the sentence or the page is of the claim's time, 0.5 unknown, 0 if not. */
  'time',
  /** Share of the words said that one side negates and the other does not. */
  'negation',
  /** How many words of the claim have their opposite in the sentence. */
  'opposites',
  /** Share of its neighbouring words that are neighbours in the sentence too. */
  'neighbours',
  /** Longest run of its words that the sentence says in the same order, as a share. */
  'order',
  /** Share of the sentence's weight that this wording accounts for; that any wording of the claim accounts for. */
  'explained',
  'explainedByAll',
  /** Share of the weight between the first and the last aligned word that is aligned. */
  'density',
  /** Share of the aligned weight that is said in the same word, or as the same value. */
  'literal',
  /** Weight that the sentence says; of the claim; of the sentence. */
  'weightSaid',
  'weightOfClaim',
  'weightOfSentence',
  /** How many tokens of the claim carry weight, dates aside. */
  'claimLength',
  /** Share of the weight of the sentence's names that no wording of the claim accounts for. */
  'otherNames',
  /** 1 if the sentence is a question. */
  'asks',
  /** 1 if the sentence supposes or plans something and the claim does not. */
  'supposes',
  /** 1 if the sentence refers to something named before (he, it, the company). */
  'leans',
  /** 1 if it has "I", "we" or "you": the person whom the claim names is then named elsewhere. */
  'addresses',
  /** Longest stretch, stop words and all, that both have word for word: words in it, and its share of the claim's weight. */
  'verbatimWords',
  'verbatim',
  /** Share of the claim's quotations that the sentence says; the coverage if the claim quotes nothing. */
  'quotation',
  /** How many numbers of the claim neither the sentence nor the one before has. */
  'numbersMissing',
  /** 1 if the claim's wording is a question. */
  'claimAsks',
  /** Mean coverage over the claim's wordings. */
  'meanCoverage',
  /** Share of its verbs, which tell what it says about its names; of all its words if it has no verbs. */
  'verbs',
  'verbsWithContext',
  /** How many verbs the sentence leaves out, the weight of the rarest of them, and how many the claim has. */
  'verbsMissing',
  'rarestVerbMissing',
  'verbsCount',
  /** 1 for a whole wording; for one of its sentences the share of the wording's weight that it has. */
  'share',
  /** 1 if a name of the claim is neither in the sentence nor in its context (other-names.ts). */
  'nameGone',
  /** Share of the claim's weight that the sentence replaces by other words (other-words.ts). */
  'replaced',
] as const
export type FeatureName = (typeof FEATURES)[number]

/**
 * The features that depend on what the context says. All others depend on the context at most through
 * the weights of given names (given-names.ts), whose limits are known. So bounds.ts can compute the
 * limits of these features before the context is analysed. A test compares this list with the features
 * that change.
 */
export const CONTEXTUAL: readonly FeatureName[] = [
  'coverageWithContext',
  'namesWithContext',
  'wordsWithContext',
  'heaviestNameMissing',
  'time',
  'numbersMissing',
  'verbsWithContext',
  'nameGone',
]

/** The place of each name in a list. */
function placesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>
}

/** The place of each feature in a feature vector: `vector[AT.coverage]`. */
export const AT = placesOf(FEATURES)

/** The value of a feature of a pair. */
export function featureOf({ features }: { readonly features: Float64Array }, name: FeatureName): number {
  return features[AT[name]] as number
}
