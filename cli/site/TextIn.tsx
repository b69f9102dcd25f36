import { plain } from '../../components/plain.ts'
import { directionOf } from './languages.ts'

/**
 * Text in a language of its own and in that language's direction. Without a language, as for quotes of
 * a source, the first letter decides the direction.
 */
export function TextIn({ text, lang }: { readonly text: string; readonly lang?: string }) {
  if (lang === undefined) return <bdi>{plain(text)}</bdi>
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {plain(text)}
    </span>
  )
}

/** Prose: a paragraph for each line of the text. */
export function Paragraphs({ text = '' }: { readonly text?: string | undefined }) {
  return text
    .split(/\n+/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => <p key={paragraph}>{plain(paragraph)}</p>)
}
