import type { NameDoubt } from '../../claims/packs/reader/publisher-names.ts'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { Warning } from './Warning.tsx'

/** Warns of a publisher's name that can be taken for somebody else's. */
export function DoubtNote({ doubt, t }: { readonly doubt: NameDoubt | undefined; readonly t: PacksTexts }) {
  return doubt === undefined ? null : <Warning text={textOf(doubt, t)} />
}

function textOf(doubt: NameDoubt, t: PacksTexts): string {
  const words = t.packs.doubts
  switch (doubt.code) {
    case 'mixed':
      return words.mixed(plain(doubt.word))
    case 'looks-like':
      return words.looksLike(plain(doubt.name))
    case 'other-site':
      return words.otherSite(plain(doubt.name), doubt.site)
  }
}
