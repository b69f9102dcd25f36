/** A page that presents itself as a news article and states these sentences, a paragraph each, among others. */
export function anArticle(
  sentences: readonly string[],
  headline = 'The city looks at its landmarks',
): string {
  const filler =
    'The committee met on a rainy morning and talked for three hours about benches, lamps and the colour of the railings.'
  const paragraphs = sentences.map(
    (sentence) => `<p>${filler} ${sentence} Nobody took notes of the rest.</p>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline}</title>
    <meta property="og:type" content="article"></head>
    <body><article><h1>${headline}</h1>${`<p>${filler} ${filler}</p>`.repeat(3)}${paragraphs.join('')}</article></body></html>`
}
