import type { Claim } from '../claims/records/claim.ts'
import { Disclosure } from './Disclosure.tsx'
import { FactList } from './FactList.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'
import { pick } from './wording.ts'

type Props = {
  readonly claim: Claim
  /** Languages, the preferred one first. */
  readonly wanted: readonly string[]
  readonly t: Texts
}

/** Shows the explanation, what the verdict means, who said the claim first, and the days for which the verdict holds. */
export function AboutClaim({ claim, wanted, t }: Props) {
  const explanation = pick(claim.explanation ?? {}, wanted)
  return (
    <Disclosure label={explanation === undefined ? t.about : t.explanation}>
      {explanation !== undefined &&
        plain(explanation.text)
          .split(/\n+/)
          .map((paragraph) => (
            <p key={paragraph} lang={explanation.lang} dir="auto">
              {paragraph}
            </p>
          ))}
      <FactList claim={claim} t={t} />
    </Disclosure>
  )
}
