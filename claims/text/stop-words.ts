/**
 * Words too common to tell a claim by, folded (no diacritics, no apostrophes). Negators are not
 * among them: they turn a sentence round (negation.ts). Written for this project.
 */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: `a an the this that these those there here it its itself he him his himself she her hers herself they them their theirs
    themselves we us our ours ourselves i me my mine myself you your yours yourself who whom whose which what when where why how
    is are was were be been being am do does did done doing has have had having will would shall should can could may might must
    and or but if then than so as of at by for from in into on onto to up down out off over under with within about above after
    before again against between through during until while because since also too very just only even still such some any each
    every both either all more most much many few less least other another own same once ever yet however although though mr mrs
    ms dr says said say saying s t re ve ll d m via per upon among across toward towards around because whether
    according meanwhile`,
  es: `el la los las un una unos unas lo al del de a ante bajo con contra desde durante en entre hacia hasta mediante para por
    segun sobre tras y e o u pero mas si porque que como cuando donde quien quienes cual cuales cuyo cuya este esta estos estas
    ese esa esos esas aquel aquella aquellos aquellas esto eso aquello se me te nos os le les mi mis tu tus su sus nuestro nuestra
    nuestros nuestras yo el ella ellos ellas nosotros usted ustedes es son era eran fue fueron ser sido siendo sea sean esta estan
    estaba estaban estar estado ha han habia habian haber hay he hemos hubo tiene tienen tenia tener muy mas menos tambien ya aun
    todavia solo asi entonces luego despues antes otro otra otros otras mismo misma mismos mismas todo toda todos todas cada
    alguno alguna algunos algunas algun tanto tan mucho mucha muchos muchas poco poca pocos pocas dijo dice senor senora mientras`,
}

const sets = new Map(
  Object.entries(STOP_WORDS).map(([lang, words]) => [lang, new Set(words.split(/\s+/))] as const),
)
const none: ReadonlySet<string> = new Set()

/** The stop words of a base language (`en`, `es`); none for a language without rules. */
export function stopWords(language: string): ReadonlySet<string> {
  return sets.get(language) ?? none
}
