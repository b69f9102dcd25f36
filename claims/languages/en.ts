/** English. */
import { type Language, words } from './language.ts'

export const english: Language = {
  code: 'en',
  negation: {
    turningStems: words(
      `fail refus avoid exclud prevent reject prohibit forbid ban lack miss absent absenc unabl incap inelig immun exempt disallow
      skip omit neglect declin deni disprov debunk decr minim rare seldom hardli scarc bare nonexist impossibl unlik unwil`,
    ),
    sparing: words('only doubt'),
  },
  suppositions: {
    words: words(
      'if would could may might should unless whether plan expect hope urge want call demand threaten',
    ),
    stems: words(
      'could mai might plan consid try tri attempt ask urg want hope threaten propos expect promis pledg vow seek intend aim whether',
    ),
    perfect: words('have has had'),
    conditions: ['(?:even\\s+)?(?:if|unless)'],
  },
  comparisons: { than: words('than'), thanAfterMore: [], more: [] },
  pronouns: {
    leaning: words('he she it they his her its their him them this that these those'),
    addressing: words('i we you my our your me us'),
    relative: words('that which who whom whose'),
  },
  articles: words('a an the its his her their some'),
  placing: words('in at of near from to on by for with against'),
  speakers: {
    before: ['[Ss]ays?', '[Dd]id'],
    after: ['says?', 'said', 'claims', 'claimed'],
    that: ['that'],
  },
}
