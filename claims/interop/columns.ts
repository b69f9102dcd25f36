/**
 * Names of columns and fields as others write them, and which of ours they mean:
 *
 * ```
 * Claim, Rating, Link, Who said it        →  text, label, url, claimant
 * factcheck_title, factcheck_url, rating  →  title, url, label            (an export of Meedan Check)
 * ```
 */

/** Our names. row.ts reads them; those that csv.ts writes are among them. */
const OURS =
  'id lang text variants claimant claimant_kind claimant_role claimant_url said said_where said_url verdict label ' +
  'label_scale label_scale_url rating_value rating_best rating_worst finding explanation topics state state_since ' +
  'state_note superseded_by valid_from valid_until created reviewed updated source_url source_title source_publisher ' +
  'source_kind source_relation source_published source_accessed source_archive source_quote source_note url title'

/** Other names by ours. Names are compared without case, accents, spaces and punctuation. */
const OTHERS: Readonly<Record<string, string>> = {
  text:
    'claim, claim text, claim reviewed, claimReview_claimReviewed, reviewed claim, verified claim, checked claim, ' +
    'statement, claim statement, claim description, afirmación, declaración, bulo, desinformación, affirmation, déclaration, ' +
    'allégation, Behauptung, Aussage, afirmação, alegação, declaração, boato, affermazione, dichiarazione, bewering, ' +
    'påstand, påstående, väite, väittämä, twierdzenie, tvrzení, výrok, állítás, afirmație, iddia, klaim, утверждение, ' +
    'заявление, твердження, заява, ισχυρισμός, الادعاء, ادعاء, दावा, দাবি, 主張, 主张, 주장',
  label:
    'rating, textual rating, rating name, rating label, claimReview_reviewRating, rating_alternateName, ' +
    'reviewRating_alternateName, our verdict, our rating, ruling, truth rating, calificación, veredicto, calificativo, évaluation, ' +
    'Bewertung, Urteil, Einstufung, avaliação, classificação, veredito, valutazione, verdetto, oordeel, beoordeling, ' +
    'vurdering, bedömning, betyg, ocena, hodnocení, hodnotenie, értékelés, verdict final, değerlendirme, peringkat, ' +
    'оценка, вердикт, оцінка, αξιολόγηση, التقييم, रेटिंग, 評価, 评级, 평가',
  url:
    'link, web address, address, url of review, review url, reviewUrl, article url, fact check url, factcheck_url, ' +
    'fact check link, factcheck link, link to fact check, claimReview_url, permalink, web page, webpage, enlace, vínculo, ' +
    'lien, adresse, Link zum Faktencheck, ligação, indirizzo, koppeling, lenke, länk, linkki, odkaz, odnośnik, hivatkozás, ' +
    'bağlantı, tautan, ссылка, посилання, σύνδεσμος, رابط, लिंक, リンク, 链接, 링크',
  title:
    'headline, review title, article title, fact check title, factcheck_title, título, titre, Titel, titolo, tytuł, заголовок',
  finding:
    'conclusion, our conclusion, findings, our finding, summary, fact check summary, factcheck_summary, result, ' +
    'conclusión, resumen, conclusión final, conclusions, résumé, Fazit, Ergebnis, Zusammenfassung, conclusão, resumo, ' +
    'conclusione, conclusie, samenvatting, konklusjon, slutsats, wniosek, závěr, sonuç, вывод, висновок',
  explanation:
    'review body, reviewBody, article body, body, details, full text, explicación, explication, Begründung, explicação, spiegazione',
  claimant:
    'who said it, who said this, who, said by, speaker, person, claim author, claimant name, creativeWork_author_name, ' +
    'quién lo dijo, quién, autor de la afirmación, qui l’a dit, auteur de l’affirmation, wer hat es gesagt, wer, urheber, ' +
    'quem disse, chi lo ha detto, wie zei het, кто сказал',
  said: 'date, claim date, claimDate, date of claim, said on, date said, creativeWork_datePublished, fecha, Datum, data, дата',
  said_where: 'where, where it was said, place, medium, platform, channel, dónde, où, wo, onde, dove',
  said_url: 'claim url, claimUrl, url of claim, original url, post url, first appearance',
  lang: 'language, language code, languageCode, idioma, lengua, langue, Sprache, língua, lingua, taal, språk, język, jazyk, nyelv, dil, bahasa, язык, мова, γλώσσα, اللغة, भाषा, 言語, 语言, 언어',
  topics:
    'topic, tag, tags, keyword, keywords, category, categories, tema, temas, etiquetas, thème, thèmes, Thema, Themen, argomento, тема',
  variants: 'variant, other wordings, also said as, aliases, variantes, Varianten, varianti',
  reviewed:
    'review date, reviewDate, date reviewed, checked on, date checked, date of check, published, published at, ' +
    'published_at, publication date, date published, datePublished, claimReview_datePublished, fact check date',
  updated: 'date modified, dateModified, modified, last update, last updated',
  source_publisher:
    'publisher, fact checker, factchecker, organisation, organization, claimReview_author_name, publisher name, medio, média, Medium',
  rating_value: 'rating value, ratingValue, rating_ratingValue, reviewRating_ratingValue',
  rating_best: 'best rating, bestRating, rating_bestRating, reviewRating_bestRating',
  rating_worst: 'worst rating, worstRating, rating_worstRating, reviewRating_worstRating',
  id: 'identifier, claim id, claimId',
}

/** Exports of other tools in which a column means something else than by its name alone. */
const EXPORTS: readonly {
  readonly has: readonly string[]
  readonly means: Readonly<Record<string, string>>
}[] = [
  {
    // ClaimsKG, https://data.gesis.org/claimskg/
    has: ['truthRating', 'ratingName', 'link'],
    means: {
      author: 'claimant',
      date: 'said',
      source: 'source_publisher',
      // The site of the publisher; the review is at "link".
      sourceURL: '',
      // 0 to 3 for false, mixture, true and other: "ratingName" is the publisher's own label.
      truthRating: '',
    },
  },
]

/** A name without what spreadsheets and people change: case, accents, spaces, punctuation, invisible characters. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const OUR_BY_KEY: ReadonlyMap<string, string> = new Map(OURS.split(' ').map((name) => [keyOf(name), name]))
const OTHER_BY_KEY: ReadonlyMap<string, string> = new Map(
  Object.entries(OTHERS).flatMap(([ours, names]) => names.split(', ').map((name) => [keyOf(name), ours])),
)

/** Which column of ours others mean, as a person says it: our name → theirs. */
export type ColumnMap = ReadonlyMap<string, string>

/** A column of a table. */
export type Column = {
  /** The name in the table. */
  readonly given: string
  /** Our name, or undefined if nothing of ours is meant. */
  readonly ours: string | undefined
}

/** Whether we have a column of this name. */
export function isOurColumn(name: string): boolean {
  return OURS.split(' ').includes(name)
}

/**
 * What the columns of a table mean. If several mean the same, the one with our own name counts, otherwise
 * the first. Addresses are an exception: each is a source.
 */
export function columnsOf(names: readonly string[], map: ColumnMap = new Map()): Column[] {
  const keys = names.map(keyOf)
  const exported = EXPORTS.find(({ has }) => has.every((name) => keys.includes(keyOf(name))))
  const special = new Map(Object.entries(exported?.means ?? {}).map(([name, ours]) => [keyOf(name), ours]))
  const wanted = new Map([...map].map(([ours, given]) => [keyOf(given), ours]))
  const mapped = new Set(map.keys())
  const taken = new Set<string>()
  const found = new Map<number, string>()
  const take = (at: number, ours: string | undefined, byPerson = false): void => {
    if (ours === undefined || ours === '' || found.has(at)) return
    if (mapped.has(ours) && !byPerson) return
    if (taken.has(ours) && !MANY.has(ours)) return
    taken.add(ours)
    found.set(at, ours)
  }
  for (const [at, key] of keys.entries()) take(at, wanted.get(key), true)
  for (const [at, key] of keys.entries()) if (!special.has(key)) take(at, OUR_BY_KEY.get(key))
  for (const [at, key] of keys.entries())
    take(at, special.has(key) ? special.get(key) : OTHER_BY_KEY.get(key))
  return names.map((given, at) => ({ given: given.trim(), ours: found.get(at) }))
}

/** Columns that a table may have several times. */
const MANY = new Set(['url', 'source_url', 'variants', 'topics'])

/** A flat object of JSON under our names. Fields that mean nothing of ours keep theirs. */
export function underOurNames(row: object, map: ColumnMap): Record<string, unknown> {
  const entries = Object.entries(row)
  const columns = columnsOf(
    entries.map(([name]) => name),
    map,
  )
  return Object.fromEntries(
    entries.map(([name, value], at) => [columns[at]?.ours ?? name, value] as const).toReversed(),
  )
}
