/**
 * Opposites that the word table does not have, with the stop words among them: what a sentence must not
 * have in the place of a claim's own word, and two claims not in the place of each other's.
 */
import { stem } from './stems.ts'

/** Only what cannot both be so of one thing: a club may have bought a player and sold one. */
const OPPOSITES: Readonly<Record<string, string>> = {
  en: `more:fewer more:less most:fewest most:least before:after above:below over:under higher:lower highest:lowest
    rose:fell rise:fall safe:dangerous approve:reject accept:reject accepted:refused support:oppose allow:ban allow:forbid
    allowed:prohibited open:close opened:closed open:shut better:worse best:worst larger:smaller largest:smallest
    bigger:smaller biggest:smallest guilty:innocent convict:acquit guilty:acquitted start:end begin:end strong:weak
    early:late enter:leave gain:lose won:lost win:lose true:false alive:dead effective:useless all:none rich:poor
    faster:slower longer:shorter older:younger cheaper:costlier inside:outside left:right up:down
    increase:decrease increased:dropped rose:dropped grew:shrank raise:cut raised:lowered create:destroy
    deny:confirm deny:admit confirm:refute uphold:overturn keep:abolish keep:scrap keep:drop sign:veto pass:veto ban:permit
    ban:legalise legal:criminal bar:allow withdraw:stay leave:stay cause:prevent award:deny grant:deny
    lengthen:shorten widen:narrow tighten:loosen tighten:relax strengthen:weaken improve:worsen gain:lost full:empty
    clean:dirty clean:polluted voluntary:compulsory optional:compulsory temporary:permanent majority:minority many:few
    surplus:deficit profit:loss success:failure`,
  es: `mas:menos antes:despues mayor:menor mejor:peor segura:peligrosa seguro:peligroso subio:bajo subir:bajar
    abierto:cerrado abierta:cerrada abrir:cerrar aumento:disminuyo aumentar:disminuir crecio:cayo aprobo:rechazo
    aprobar:rechazar apoyar:rechazar permitir:prohibir permite:prohibe gano:perdio ganar:perder cierto:falso
    verdadero:falso culpable:inocente sobre:bajo primero:ultimo primera:ultima vivo:muerto viva:muerta todos:ninguno
    anulo:confirmo anular:confirmar mantuvo:abolio mantener:abolir firmo:veto
    prohibido:permitido causar:prevenir causa:previene mejoro:empeoro mejorar:empeorar aumenta:reduce
    aumento:redujo aumentar:reducir amplio:redujo fortalecer:debilitar lleno:vacio llena:vacia limpio:sucio limpia:sucia
    voluntario:obligatorio temporal:permanente mayoria:minoria muchos:pocos muchas:pocas superavit:deficit exito:fracaso`,
}

const byLanguage: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  Object.entries(OPPOSITES).map(([lang, pairs]) => {
    const opposites = new Map<string, string[]>()
    const add = (one: string, other: string): void => {
      opposites.set(one, [...(opposites.get(one) ?? []), other])
    }
    for (const pair of pairs.split(/\s+/)) {
      const [one, other] = pair.split(':').map((word) => stem(word, lang)) as [string, string]
      add(one, other)
      add(other, one)
    }
    return [lang, opposites] as const
  }),
)

const NONE: readonly string[] = []

/** The opposites of a stem in a base language, as stems. */
export function oppositesOf(stemmed: string, lang: string): readonly string[] {
  return byLanguage.get(lang)?.get(stemmed) ?? NONE
}

export const areOpposites = (one: string, other: string, lang: string): boolean =>
  oppositesOf(one, lang).includes(other)
