import sentences from './canary.json' with { type: 'json' }

export type CanarySentence = { readonly lang: string; readonly text: string }

/**
 * Ordinary news, written for this list: sentences that any paper prints on any day. No pack checks any of
 * them, so a claim that is found in one is worded too broadly (publisher/lint-pack.ts, installed/client/try-out.ts). They name no real person and
 * report no real event: politics, courts, money, war, health, science, weather, traffic, schools, the arts,
 * sport; said, denied, asked and quoted.
 */
export const CANARY: readonly CanarySentence[] = Object.entries(sentences).flatMap(([lang, texts]) =>
  texts.map((text) => ({ lang, text })),
)
