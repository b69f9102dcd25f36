/**
 * Opposites that the word table does not have, with the stop words among them: what a sentence must not
 * have in the place of a claim's own word, and two claims not in the place of each other's.
 */
import { stem } from './stems.ts'

/** Only what cannot both be so of one thing: a club may have bought a player and sold one. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  [
    'en',
    `more:fewer more:less most:fewest most:least before:after over:under higher:lower highest:lowest
    approve:reject support:oppose allow:ban allow:forbid allowed:prohibited larger:smaller
    largest:smallest bigger:smaller biggest:smallest guilty:acquitted start:end enter:leave
    effective:useless all:none faster:slower longer:shorter older:younger cheaper:costlier up:down
    increased:dropped rose:dropped grew:shrank raise:cut create:destroy deny:confirm confirm:refute
    uphold:overturn keep:abolish keep:scrap keep:drop sign:veto pass:veto ban:permit ban:legalise
    legal:criminal bar:allow withdraw:stay leave:stay cause:prevent award:deny grant:deny tighten:relax
    improve:worsen clean:polluted voluntary:compulsory optional:compulsory temporary:permanent many:few
    surplus:deficit`,
  ],
  [
    'es',
    `mas:menos antes:despues mayor:menor mejor:peor segura:peligrosa subio:bajo subir:bajar
    abierto:cerrado aumento:disminuyo crecio:cayo aprobo:rechazo apoyar:rechazar permitir:prohibir
    gano:perdio ganar:perder cierto:falso verdadero:falso culpable:inocente sobre:bajo primero:ultimo
    vivo:muerto todos:ninguno anulo:confirmo mantuvo:abolio mantener:abolir firmo:veto causar:prevenir
    causa:previene mejoro:empeoro aumenta:reduce amplio:redujo fortalecer:debilitar lleno:vacio
    limpio:sucio voluntario:obligatorio temporal:permanente mayoria:minoria muchos:pocos
    superavit:deficit exito:fracaso`,
  ],
])

/** Made when they are first asked for: most pages have no sentence that needs them. */
const byLanguage = new Map<string, ReadonlyMap<string, readonly string[]>>()

function tableOf(lang: string): ReadonlyMap<string, readonly string[]> {
  const known = byLanguage.get(lang)
  if (known !== undefined) return known
  const opposites = new Map<string, string[]>()
  const add = (one: string, other: string): void => {
    opposites.set(one, [...(opposites.get(one) ?? []), other])
  }
  for (const pair of OPPOSITES.get(lang)?.split(/\s+/) ?? []) {
    const [one, other] = pair.split(':').map((word) => stem(word, lang)) as [string, string]
    add(one, other)
    add(other, one)
  }
  byLanguage.set(lang, opposites)
  return opposites
}

const NONE: readonly string[] = []

/** The opposites of a stem in a base language, as stems. */
export function oppositesOf(stemmed: string, lang: string): readonly string[] {
  return OPPOSITES.has(lang) ? (tableOf(lang).get(stemmed) ?? NONE) : NONE
}

export const areOpposites = (one: string, other: string, lang: string): boolean =>
  oppositesOf(one, lang).includes(other)
