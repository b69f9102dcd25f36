import type { TryOutResult } from '../../messages/pack-preview.ts'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { Warning } from './Warning.tsx'

/** Says how a pack did on ordinary sentences. */
export function TriedOut({ result, t }: { readonly result: TryOutResult; readonly t: PacksTexts }) {
  const { sentences, found, broad, examples } = result
  const words = t.packs
  if (found === 0) return <p class="small">{words.triedOut(sentences)}</p>
  const text = broad ? words.triedOutBroad : words.triedOutFew
  return (
    <>
      <Warning text={text(found, sentences)} />
      {examples.map((sentence) => (
        <p class="small" key={sentence} dir="auto">
          {words.triedOutSuch(plain(sentence))}
        </p>
      ))}
    </>
  )
}
