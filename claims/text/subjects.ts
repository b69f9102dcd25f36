/** Finds the subject of a reporting verb in the text around it: "the mayor", "Antonio Mugica, CEO of Smartmatic". */
import { languages } from '../languages/languages.ts'
import { groupOf, groupOfWords } from '../languages/words.ts'

const END = '(?![\\p{L}\\p{N}])'
const { subjects } = languages.stance

const AFTER_VERB = new RegExp(`^\\s+((?:${groupOfWords(subjects.articles)} )?\\p{Lu}[^,.;:“”"]*)`, 'u')
/** A place or time after a subject that follows its verb: "said Lee in Rome". */
const PLACE_AFTER_VERB = new RegExp(`\\s+${groupOfWords(subjects.placing)}\\s.*$`, 'u')
const DESCRIBING = new RegExp(`^${groupOfWords(subjects.describing)}${END}`, 'iu')
const CONNECTING = new RegExp(`^${groupOfWords(subjects.connecting)}${END}`, 'iu')
const LEADING = new RegExp(`^\\s*${groupOfWords(subjects.leading)}\\s+`, 'iu')
const RELATIVE = new RegExp(`\\s+${groupOfWords(subjects.relative)}(?:\\s.*)?$`, 'u')
const TRAILING = new RegExp(`\\s+${groupOf(subjects.trailing)}\\s*$`, 'u')
const PLACED = new RegExp(`\\s+${groupOf(subjects.placed)}\\s.*$`, 'u')
const NAMES_NOBODY = new RegExp(`^(?:${groupOfWords(subjects.nobody)}$|${groupOf(subjects.none)}\\s)`, 'iu')
/** Longest subject, in UTF-16 units; a longer one names nobody. */
const MAX_SUBJECT = 80

/**
 * The subject after a verb: `“…,” said Antonio Mugica, CEO of Smartmatic.`
 *
 * @param end the end of the verb
 * @param before the text before the verb
 * @param isPlain whether the verb may have no quotation before it: "…, said Mugica"
 */
export function subjectAfter(
  text: string,
  end: number,
  before: string,
  isPlain: boolean,
): string | undefined {
  if (!/[”"»,’]\s*$/u.test(before)) return undefined
  if (!isPlain && !/[”"»]/u.test(before)) return undefined
  const subject = AFTER_VERB.exec(text.slice(end))?.[1]
  return subject === undefined ? undefined : trimSubject(subject.replace(PLACE_AFTER_VERB, ''))
}

/** The subject before a verb: the last clause that is not only a description. `verb` is where the verb starts. */
export function subjectBefore(text: string, verb: number): string | undefined {
  const left = text
    .slice(0, verb)
    .replace(/^.*[.;:!?”"“»«—()]\s*/su, '')
    .trimEnd()
  const clauses = left.split(/,\s*/u)
  return trimSubject(left.endsWith(',') ? beforeComma(clauses) : (clauses.at(-1) ?? ''))
}

/** The subject if there is a comma before the verb: "Lee, who was there, said", "Lee, the mayor, said". */
function beforeComma(clauses: readonly string[]): string {
  const described = clauses.at(-3) ?? ''
  const description = clauses.at(-2) ?? ''
  if (DESCRIBING.test(description)) return described
  if (described === '' || CONNECTING.test(description)) return description
  return `${described}, ${description}`
}

/** A subject without the words around it that do not belong to it; undefined if no subject is left. */
export function trimSubject(text: string): string | undefined {
  const subject = text
    .replace(LEADING, '')
    .replace(RELATIVE, '')
    .replace(TRAILING, '')
    .replace(PLACED, '')
    .trim()
  if (subject === '' || subject.length > MAX_SUBJECT || NAMES_NOBODY.test(subject)) return undefined
  return subject
}
