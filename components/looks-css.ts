import { ACCENT, LISTED_VERDICTS, LOOKS, type Scheme, TINTS } from './looks.ts'

/** Gives the content of looks.css: custom properties for {@link LOOKS} and {@link ACCENT}. */
export function looksCss(): string {
  return `/* Written by \`npm run looks\` from components/looks.ts; change that file. */
.footnote {
${properties('light', '  ')}
}

@media (prefers-color-scheme: dark) {
  .footnote {
${properties('dark', '    ')}
  }
}

${LISTED_VERDICTS.map(
  (verdict) => `[data-verdict="${verdict}"] {
  --fn-tone: var(--fn-${verdict});
  --fn-tint: var(--fn-${verdict}-tint);
  --fn-stroke: ${LOOKS[verdict].line};
}`,
).join('\n')}
`
}

function properties(scheme: Scheme, indent: string): string {
  return [
    `--fn-accent: ${ACCENT[scheme]};`,
    `--fn-focus: ${ACCENT[scheme]};`,
    ...LISTED_VERDICTS.flatMap((verdict) => [
      `--fn-${verdict}: ${LOOKS[verdict].colour[scheme]};`,
      `--fn-${verdict}-tint: ${TINTS[verdict][scheme]};`,
    ]),
  ]
    .map((line) => `${indent}${line}`)
    .join('\n')
}
