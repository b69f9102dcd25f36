/** The made-up pack that `footnote init` writes, and how to tell what is left of it. */
import template from './template.json' with { type: 'json' }

/** The first claim of a new pack in one language. */
export type TemplateClaim = (typeof template)['languages']['en']

/** What a new pack says of itself unless the person says it. */
export const TEMPLATE_PUBLISHER: { readonly name: string; readonly url: string } = template.publisher
/** The id of the first claim. */
export const TEMPLATE_CLAIM: string = template.claim
/** The addresses of its sources, which lead nowhere. */
export const TEMPLATE_SOURCES: readonly string[] = template.sources

const languages: Readonly<Record<string, TemplateClaim>> = template.languages

/** The first claim for a language (BCP 47 tag), in English if it has no own one. */
export function templateClaim(tag: string): TemplateClaim {
  return languages[tag.split('-')[0] ?? ''] ?? template.languages.en
}

const TEXTS: ReadonlySet<string> = new Set([
  template.publisher.name,
  ...template.sources,
  ...Object.values(template.languages).flatMap(({ description, texts, finding, sources, match, reject }) => [
    description,
    ...texts,
    finding,
    ...sources.flatMap(({ title, publisher }) => [title, publisher]),
    match,
    ...reject.map(({ text }) => text),
  ]),
])
const HOST = new URL(template.publisher.url).host

/** Whether a text or an address of a pack is still the one that `footnote init` wrote. */
export function isTemplateText(text: string): boolean {
  return TEXTS.has(text) || text.startsWith(`https://${HOST}/`)
}
