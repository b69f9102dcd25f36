import type { Counts, PackStats } from '../../claims/packs/publisher/stats.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { VERDICTS } from '../../claims/records/verdict.ts'
import { plain } from '../../components/plain.ts'
import { counted } from '../counted.ts'
import { inLanguage } from './languages.ts'
import { style } from './style.ts'

/** Rows of a chart. All other values together are one more row. */
const MAX_ROWS = 15

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

type Props = { readonly manifest: PackManifest; readonly stats: PackStats }

/** Charts of a pack. Each chart is a table, so that it can be read without seeing it. */
export function ReportPage({ manifest, stats }: Props) {
  const [name] = inLanguage(manifest.name, manifest.languages)
  const title = `${name}: report of release ${stats.version}`
  const { claims, sources } = stats
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a style sheet of ours, which must not be escaped as HTML */}
        <style dangerouslySetInnerHTML={{ __html: style() }} />
      </head>
      <body class="footnote site">
        <main>
          <h1>{plain(title)}</h1>
          <p>
            {`${counted(claims, 'claim')}, ${stats.live.toLocaleString('en')} of them shown to readers, with ${counted(sources, 'source')}. Released on ${stats.released} by `}
            <bdi>{plain(manifest.publisher.name)}</bdi>.
          </p>
          <Chart title="Verdicts" column="Verdict" counts={stats.byVerdict} whole={claims} />
          <Chart title="States" column="State" counts={stats.byState} whole={claims} />
          <Chart title="Publisher’s labels" column="Label" counts={stats.byLabel} whole={claims} />
          <Chart title="Topics" column="Topic" counts={stats.byTopic} whole={claims} />
          <Chart title="Last reviewed" column="Month" counts={stats.byReview} whole={claims} />
          <Chart title="Sources of a claim" column="Sources" counts={stats.bySources} whole={claims} />
          <Chart
            title="Kinds of sources"
            column="Kind"
            counts={stats.bySourceKind.map(([kind, count]) => [kind.replaceAll('-', ' '), count] as const)}
            whole={sources}
          />
          <Chart
            title="Publishers of sources"
            column="Publisher"
            counts={stats.bySourcePublisher}
            whole={sources}
          />
          <Chart title="Languages" column="Language" counts={stats.byLanguage} whole={claims} />
          <Chart title="Coverage" column="With" counts={stats.coverage} whole={claims} />
        </main>
      </body>
    </html>
  )
}

type ChartProps = {
  readonly title: string
  /** Heading of the values. */
  readonly column: string
  readonly counts: Counts
  /** What a full bar stands for. */
  readonly whole: number
}

function Chart({ title, column, counts, whole }: ChartProps) {
  if (counts.length === 0) return null
  const rows = counts.slice(0, MAX_ROWS)
  const rest = counts.slice(MAX_ROWS).reduce((sum, [, count]) => sum + count, 0)
  const shown: Counts = rest > 0 ? [...rows, [`${counts.length - MAX_ROWS} more`, rest]] : rows
  return (
    <>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col" class="count">
              Number
            </th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([value, count]) => (
            <tr key={value}>
              <th scope="row">
                <bdi>{plain(value)}</bdi>
              </th>
              <td class="count">{count.toLocaleString('en')}</td>
              <td class="bar">
                <Bar value={value} share={whole === 0 ? 0 : count / whole} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Narrowest bar that can be seen, in percent. */
const MIN_WIDTH = 0.5

/** A bar in the colour of its verdict, if the value is one. @param share 0–1 */
function Bar({ value, share }: { readonly value: string; readonly share: number }) {
  const width = share === 0 ? 0 : Math.min(100, Math.max(MIN_WIDTH, share * 100))
  return (
    <svg
      class="bar"
      data-verdict={VERDICTS.find((verdict) => verdict === value)}
      role="img"
      aria-label={`${Math.round(share * 100)} percent`}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
    >
      <rect width={width.toFixed(2)} height="10" rx="1" />
    </svg>
  )
}
