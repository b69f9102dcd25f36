import type { Claim } from '../claims/records/claim.ts'
import { OutLink } from './OutLink.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'

/** What the verdict means, who said the claim first, and the days for which the verdict holds. */
export function FactList({ claim, t }: { readonly claim: Claim; readonly t: Texts }) {
  const { claimant, firstSaid, validity } = claim
  const who = joined(claimant?.name, claimant?.role)
  const where = joined(
    firstSaid?.date === undefined ? undefined : t.format.date(firstSaid.date),
    firstSaid?.where,
  )
  const holds = validity?.from !== undefined || validity?.until !== undefined
  return (
    <dl class="facts-list">
      <Fact name={t.verdict} t={t}>
        {`${t.verdicts[claim.verdict]}: ${t.verdictMeanings[claim.verdict]}`}
      </Fact>
      {who !== '' && (
        <Fact name={t.saidBy} url={claimant?.url} t={t}>
          {who}
        </Fact>
      )}
      {where !== '' && (
        <Fact name={t.firstSaid} url={firstSaid?.url} t={t}>
          {where}
        </Fact>
      )}
      {holds && (
        <Fact name={t.validity} t={t}>
          {t.holds(validity?.from, validity?.until)}
        </Fact>
      )}
    </dl>
  )
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ')
}

type FactProps = {
  readonly name: string
  readonly url?: string | undefined
  readonly t: Texts
  readonly children: string
}

function Fact({ name, url, t, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {url === undefined ? (
          <bdi>{plain(children)}</bdi>
        ) : (
          <OutLink url={url} t={t} host>
            {plain(children)}
          </OutLink>
        )}
      </dd>
    </>
  )
}
