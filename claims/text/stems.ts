/**
 * From a folded word to the form it is compared by: Snowball stems (@orama/stemmers), after
 * irregular English forms are brought to their base. A language without rules keeps its words.
 */
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as spanish } from '@orama/stemmers/spanish'

/** Base language of a BCP 47 tag: `es-VE` → `es`. */
export function baseLanguage(tag: string): string {
  const dash = tag.indexOf('-')
  return (dash < 0 ? tag : tag.slice(0, dash)).toLowerCase()
}

// base: other forms. Only those that the stemmer does not bring together by itself.
const IRREGULAR_EN = `arise:arose arisen|be:is are was were been am|bear:bore borne|beat:beaten|become:became|begin:began begun|
bend:bent|bet:betted|bind:bound|bite:bit bitten|bleed:bled|blow:blew blown|break:broke broken|breed:bred|bring:brought|build:built|
burn:burnt|buy:bought|catch:caught|choose:chose chosen|cling:clung|come:came|creep:crept|deal:dealt|die:died dies dying dead death deaths|
dig:dug|do:did done does|draw:drew drawn|drink:drank drunk|drive:drove driven|eat:ate eaten|fall:fell fallen|feed:fed|feel:felt|
fight:fought|find:found|flee:fled|fly:flew flown flies|forbid:forbade forbidden|forget:forgot forgotten|forgive:forgave forgiven|
freeze:froze frozen|get:got gotten|give:gave given|go:went gone goes|grind:ground|grow:grew grown|hang:hung|have:has had|hear:heard|
hide:hid hidden|hold:held|keep:kept|kneel:knelt|know:knew known|lay:laid|lead:led|learn:learnt|leave:left|lend:lent|lie:lying lies lied|
light:lit|lose:lost loss losses|make:made|mean:meant|meet:met|pay:paid|prove:proven|ride:rode ridden|ring:rang rung|rise:rose risen|
run:ran|say:said|see:saw seen|seek:sought|sell:sold sale sales|send:sent|shake:shook shaken|shine:shone|shoot:shot|show:shown|shrink:shrank shrunk|
sing:sang sung|sink:sank sunk|sit:sat|sleep:slept|slide:slid|speak:spoke spoken|spend:spent|spin:spun|spring:sprang sprung|
stand:stood|steal:stole stolen|stick:stuck|strike:struck stricken|swear:swore sworn|sweep:swept|swim:swam swum|swing:swung|
take:took taken|teach:taught|tear:tore torn|tell:told|think:thought|throw:threw thrown|understand:understood|wake:woke woken|wear:wore worn|
weep:wept|win:won|withdraw:withdrew withdrawn|write:wrote written|man:men|woman:women|child:children|person:people persons|foot:feet|
tooth:teeth|mouse:mice|wife:wives|life:lives|half:halves|thief:thieves|knife:knives|leaf:leaves|crisis:crises|analysis:analyses|
datum:data|medium:media|bad:worse worst|good:better best|far:further furthest|little:less least|undergo:underwent undergone|
overthrow:overthrew overthrown|overcome:overcame|withhold:withheld|uphold:upheld|mislead:misled|rebuild:rebuilt|repay:repaid|
undertake:undertook undertaken|foresee:foresaw foreseen|tax:taxes|bury:buried|behead:beheaded|shut:shutting|quit:quitting`
// Spanish stem changes that Snowball leaves apart, for the verbs news is made of.
const IRREGULAR_ES = `decir:dijo dijeron dice dicen dicho diciendo|hacer:hizo hicieron hace hacen hecho|ir:fueron va van iba|
poder:pudo pudieron puede pueden|poner:puso pusieron puesto|querer:quiso quiere quieren|saber:supo supieron|tener:tuvo tuvieron tiene tienen|
venir:vino vinieron viene vienen|ver:visto vio vieron|morir:murio murieron muere mueren muerto muertos muerta muertas muerte muertes|
elegir:eligio eligieron elegido elegidos eleccion elecciones|pedir:pidio pidieron pide piden|perder:pierde pierden perdida perdidas|
votar:voto votos votacion votaciones|conducir:condujo condujeron|producir:produjo produjeron|reducir:redujo redujeron|
romper:roto rota|escribir:escrito escrita|volver:vuelto vuelve vuelven|abrir:abierto abierta|cubrir:cubierto|
sugerir:sugiere sugirio|mentir:miente mintio|seguir:sigue siguio|impedir:impide impidio|detener:detuvo detuvieron|obtener:obtuvo obtuvieron`

function irregulars(table: string): Map<string, string> {
  const forms = new Map<string, string>()
  for (const row of table.replace(/\s*\n\s*/g, '').split('|')) {
    const [base = '', others = ''] = row.split(':')
    for (const form of others.split(' ')) if (form !== '') forms.set(form, base)
  }
  return forms
}

type Rules = { readonly stem: (word: string) => string; readonly irregular: Map<string, string> }
const RULES = new Map<string, Rules>([
  ['en', { stem: english, irregular: irregulars(IRREGULAR_EN) }],
  ['es', { stem: spanish, irregular: irregulars(IRREGULAR_ES) }],
])

/** Whether there are rules (stems, stop words, number words) for this base language. */
export function hasRules(language: string): boolean {
  return RULES.has(language)
}

/** The irregular forms of a base language and their bases; none for a language without rules. */
export function irregularForms(language: string): ReadonlyMap<string, string> {
  return RULES.get(language)?.irregular ?? new Map()
}

/** Whether a folded word is brought to its base by a list, not by its ending ("took"). */
export function isIrregular(word: string, language: string): boolean {
  return RULES.get(language)?.irregular.has(word) ?? false
}

/** Longest word that is stemmed, in UTF-16 units; what is longer is no word, and is kept as it is. */
const MAX_WORD = 40
/** Stems are kept for this many words of a language, then the cache starts afresh. */
const MAX_CACHED = 20_000
const caches = new Map<string, Map<string, string>>()

/** The stem of a folded word in a base language. */
export function stem(word: string, language: string): string {
  const rules = RULES.get(language)
  if (rules === undefined || word.length > MAX_WORD) return word
  let cache = caches.get(language)
  if (cache === undefined) {
    cache = new Map()
    caches.set(language, cache)
  }
  const known = cache.get(word)
  if (known !== undefined) return known
  const found = rules.stem(rules.irregular.get(word) ?? word)
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(word, found)
  return found
}
