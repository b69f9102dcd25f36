/** Spanish. */
import { type Language, words } from './language.ts'

export const spanish: Language = {
  code: 'es',
  negation: {
    turningStems: words('neg rechaz evit exclu imped prohib carec falt incapaz apenas escas'),
    sparing: [],
  },
  suppositions: {
    words: words('si podria quiza pide exig'),
    stems: words(
      `podri pod deberi esper plane pretend quer ped propus propon prev prevei estudi amenaz busc intent
      promet prometi`,
    ),
    perfect: words('haber'),
    conditions: ['aunque', 'si', 'a menos que'],
  },
  comparisons: { than: [], thanAfterMore: words('que'), more: words('mas menos mayor menor mejor peor') },
  pronouns: {
    leaning: words('el ella ellos su sus este esta eso'),
    addressing: words('yo nosotros usted ustedes mi nuestro nuestra'),
    relative: words('que cual quien cuyo cuya'),
  },
  articles: words('el la los las un una unos unas su sus'),
  placing: words('en de a desde por contra con'),
  speakers: { before: ['[Dd]ice'], after: [], that: [] },
}
