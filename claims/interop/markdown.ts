import type { Claim } from '../records/claim.ts'
import type { PackManifest } from '../records/pack.ts'

/** A pack as one Markdown document (CommonMark), each claim in the language in which it was written first. */
export function toMarkdown(manifest: PackManifest, claims: Iterable<Claim>): string {
  const lang = manifest.languages[0] ?? 'en'
  const title = manifest.name[lang] ?? Object.values(manifest.name)[0] ?? manifest.id
  const parts = [
    `# ${plain(title)}`,
    `Release ${manifest.version} of ${manifest.released}, by ${plain(manifest.publisher.name)} <${manifest.publisher.url}>, ${plain(manifest.licence)}.`,
  ]
  for (const claim of claims) parts.push(...claimParts(claim))
  return `${parts.join('\n\n')}\n`
}

function claimParts(claim: Claim): string[] {
  const { lang, claimant, firstSaid } = claim
  const said = [claimant?.name, claimant?.role, firstSaid?.date, firstSaid?.where].filter(
    (part) => part !== undefined,
  )
  return [
    `## ${plain(claim.texts[lang]?.text ?? claim.id)}`,
    ...(said.length > 0 ? [`Said: ${said.map(plain).join(', ')}`] : []),
    `**${plain(claim.label.text)}** (${claim.verdict}, ${claim.lifecycle.state}): ${plain(claim.finding[lang] ?? '')}`,
    ...(claim.explanation?.[lang] ? [plain(claim.explanation[lang])] : []),
    claim.sources
      .map(({ url, title, publisher, kind, relation, published }) => {
        const when = published === undefined ? '' : `, ${published}`
        return `- ${relation}: [${plain(title)}](<${url}>), ${plain(publisher)}${when} (${kind})`
      })
      .join('\n'),
  ]
}

/** Escapes every character that could start markup, a link or HTML. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|~&=:]/g, '\\$&').replace(/\n{2,}/g, '\n\n')
}
