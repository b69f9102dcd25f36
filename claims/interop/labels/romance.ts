import type { LabelLanguage } from './label-language.ts'

export const ROMANCE: readonly LabelLanguage[] = [
  {
    code: 'es',
    from: 'chequeado.com, maldita.es, newtral.es, verifica.efe.com, colombiacheck.com, lasillavacia.com, animalpolitico.com, ecuadorchequea.com, boliviaverifica.bo, fastcheck.cl, cotejo.info, efectococuyo.com, factual.afp.com, verificat.cat',
    refuted: `fals(o|a|os|as|edad), bulo(s|), timo(s|), mentira(s|), incorrect(o|a|os|as), inexact(a|o), err(óneo|ónea|ado|ada), equivocad(o|a), fake, fabricad(o|a), inventad(o|a), invento, montaje falso, noticia falsa, noticias falsas, fraude, estafa, engaño, mito, desmentid(o|a), refutad(o|a), patraña, no es (cierto|verdad|correcto|real), no ocurrió, falsead(o|a), suplantación y timo, (teoría de la conspiración|teoría conspirativa), desinformación, (cuatro|4) pinoch(os|ios), ridículo`,
    misleading: `engaños(o|a|os|as), (sin|falta|falta de|le falta|faltan|fuera de|necesita|falto de) contexto, falta de contexto, sacad(o|a|os|as) de contexto, descontextualizad(o|a|os|as), contexto falso, manipulad(o|a|os|as), manipulación, alterad(o|a|os|as), editad(o|a), trucad(o|a), fotomontaje, montaje, exagerad(o|a|os|as), exageración, tergiversad(o|a), tergiversación, distorsionad(o|a), sátira, satíric(o|a), parodia, humor, broma, cuestionable(s|), confus(o|a), (foto|imagen|imágenes|vídeo|video) antigu(o|a|as), (video|vídeo) viejo, foto vieja, mal atribuid(o|a), atribución falsa, suplantación, (tres|3) pinoch(os|ios), sesgad(o|a), inflad(o|a), subestimad(o|a), clickbait, omite contexto`,
    mixed: `verdad(es|) a medias, media(s|) verdad(es|), mit(ad verdad|ad cierto), mixt(o|a), mezcla, imprecis(o|a|os|as), impreciso, contradictori(o|a), incomplet(o|a), desactualizad(o|a), verdadero pero, verdad pero, cierto pero, sí pero, casi, no (del todo|totalmente|completamente|exactamente) (cierto|verdadero|verdad|correcto|preciso), no es (del todo|tan|exactamente) (cierto|así|simple|verdad), (dos|2|un|1) pinoch(os|ios|o|io), matizable, con matices`,
    supported: `verdader(o|a|os|as), verdad, ciert(o|a|os|as), correct(o|a|os|as), real(es|), exact(o|a), precis(o|a), confirmad(o|a), comprobad(o|a), verídic(o|a), auténtic(o|a), acertad(o|a), veraz, es (cierto|verdad|real), verificad(o|a), legítim(o|a)`,
    unproven: `(no hay|sin|faltan|no existen|insuficientes|falta de|no hay suficientes|pocas) (pruebas|evidencias?|evidencia|datos|sustento|datos suficientes), sin (prueba|verificar|confirmar|fundamento|sustento|base|comprobar), no hay datos, insostenible(s|), inchequeable(s|), inverificable(s|), no verificable(s|), no verificad(o|a), no comprobad(o|a), no confirmad(o|a), no probad(o|a), no demostrad(o|a), no (se puede|es posible) (verificar|comprobar|confirmar|chequear), imposible de (verificar|comprobar), infundad(o|a), sin veredicto, sin calificación, chequeo múltiple, en desarrollo, en duda, rumor(es|), dudos(o|a) sin pruebas, incierto, no concluyente, inconcluso, aún no se sabe, indeterminado, opinión`,
    partly: 'parcialmente, en parte, medio, a medias, parcial',
    mostly:
      'mayormente, mayoritariamente, principalmente, casi, en gran parte, en su mayoría, en gran medida, más bien, prácticamente, sobre todo, mayoritaria',
    fully:
      'totalmente, completamente, absolutamente, rotundamente, muy, es, todo, claramente, 100, enteramente',
    not: 'no, no es',
    but: 'pero, aunque, sin embargo',
    and: 'y, e, o',
    frame: `la, el, los, las, lo, un, una, esto, esta, este, es, son, está, afirmación, frase, contenido, contenidos, imagen, imágenes, foto, fotografía, video, vídeo, videos, noticia, información, publicación, mensaje, audio, texto, cadena, cita, titular, calificación, veredicto, conclusión, verificación, chequeo, nuestra, que, dato, datos, declaración, resultado, de, viral`,
  },
  {
    code: 'pt',
    from: 'aosfatos.org, lupa.uol.com.br, projetocomprova.com.br, estadao.com.br, boatos.org, e-farsas.com, checamos.afp.com, uol.com.br, poligrafo.sapo.pt, observador.pt, publico.pt',
    refuted: `fals(o|a|os|as|idade), incorret(o|a), errad(o|a), fake, fato ou fake fake, mentira(s|), boato(s|), golpe, fraude, fabricad(o|a), inventad(o|a), montagem falsa, inverídic(o|a), não é (verdade|verdadeiro|verdadeira|fato|real|correto), notícia(s|) falsa(s|), mito, farsa, pimenta na língua, desmentid(o|a), desinformação, embuste, (quatro|4) pinóqui(os|o), é fake, caô, teoria da conspiração, enganação`,
    misleading: `enganos(o|a|os|as), enganador(a|), distorcid(o|a|os|as), distorção, (sem|falta|falta de|fora de|fora do|carece de|necessita de) contexto, tirad(o|a|os|as) de contexto, descontextualizad(o|a|os|as), contexto falso, exagerad(o|a|os|as), exagero, subestimad(o|a), esticad(o|a), manipulad(o|a|os|as), manipulação, adulterad(o|a), alterad(o|a), editad(o|a), montagem, sátira, satíric(o|a), paródia, humor, piada, não é bem assim, (foto|imagem) antiga, vídeo antigo, mal atribuíd(o|a), deturpad(o|a), (três|3) pinóqui(os|o), tendencios(o|a), inflad(o|a), caça clique, verdadeiro mas enganoso`,
    mixed: `verdadeir(o|a) mas, verdade mas, contraditóri(o|a), imprecis(o|a|os|as), mei(o|a) verdade(s|), meia verdade, meio verdadeiro, mist(o|a), incomplet(o|a), desatualizad(o|a), praticamente certo, não é (totalmente|completamente|bem|exatamente) (verdade|verdadeiro|certo|correto), (dois|2|um|1) pinóqui(os|o), certo mas, com ressalvas, verdade com ressalvas`,
    supported: `verdadeir(o|a|os|as), verdade, é verdade, correto, correta, cert(o|a), fato, é fato, confirmad(o|a), comprovad(o|a), verídic(o|a), autêntic(o|a), legítim(o|a), exat(o|a), real, verificad(o|a)`,
    unproven: `insustentáve(l|is), (sem|faltam|não há|não existem|insuficientes|falta de|ausência de) (provas|evidências|evidência|dados|comprovação|prova|indícios), não comprovad(o|a), não confirmad(o|a), não verificad(o|a), não verificável, inverificável, impossível (de|) (verificar|provar|checar), não (é possível|foi possível) (verificar|comprovar|checar|confirmar), inconclusiv(o|a), sem conclusão, ainda é cedo (para|pra) dizer, cedo para dizer, de olho, infundad(o|a), sem fundamento, rumor(es|), sem veredito, em apuração, indeterminado, incerto, opinião`,
    partly: 'parcialmente, em parte, meio, parcial, pela metade',
    mostly:
      'majoritariamente, maioritariamente, principalmente, quase, em grande parte, praticamente, na maior parte, em sua maioria, predominantemente, mais ou menos',
    fully: 'totalmente, completamente, absolutamente, inteiramente, muito, é, 100, comprovadamente',
    not: 'não, não é',
    but: 'mas, porém, contudo',
    and: 'e, ou',
    frame: `a, o, os, as, um, uma, isto, isso, esta, este, é, são, alegação, afirmação, frase, conteúdo, imagem, imagens, foto, fotos, vídeo, vídeos, notícia, informação, publicação, postagem, mensagem, áudio, texto, corrente, título, avaliação, selo, classificação, veredito, conclusão, verificação, checagem, que, boato sobre, dado, declaração, resultado, de, viral, etiqueta`,
  },
  {
    code: 'fr',
    from: 'factuel.afp.com, lemonde.fr/les-decodeurs, liberation.fr/checknews, 20minutes.fr, franceinfo.fr, rtbf.be, lessurligneurs.eu, tf1info.fr, africacheck.org/fr, congocheck.net, decrypteurs.radio-canada.ca',
    refuted: `faux, fausse(s|), c est faux, incorrect(e|s|es|), inexact(e|s|es|), erroné(e|s|es|), mensonge(s|), mensong(er|ère), canular(s|), intox, infox, infondé et faux, fake, fake news, fausse(s|) information(s|), fausse(s|) nouvelle(s|), inventé(e|), fabriqué(e|), arnaque, escroquerie, mythe, démenti, pas vrai, ce n est pas vrai, n est pas vrai, contrevérité, contre vérité, désinformation, théorie du complot, falsifié(e|), rumeur infondée et fausse, (quatre|4) pinocchios, bidon, absurde`,
    misleading: `trompeu(r|rs|se|ses), (manque de|hors|sans|sorti de son|sortie de son|sorti du|hors de|manque|absence de|besoin de|faux|mauvais) contexte, contexte manquant, (sorti|sortie|sortis|sorties) de (leur|son) contexte, décontextualisé(e|), détourné(e|s|es|), détournement, manipulé(e|s|es|), manipulation, modifié(e|), truqué(e|), altéré(e|), retouché(e|), montage, photomontage, exagéré(e|), exagération, sous estimé(e|), surestimé(e|), déformé(e|), satire, satirique, parodie, humour, blague, ambigu et trompeur, biaisé(e|), (vieille|ancienne) (photo|vidéo|image), vidéo ancienne, mal attribué(e|), mal interprété(e|), fallacieu(x|se), (trois|3) pinocchios, orienté(e|), usurpation, raccourci, simpliste`,
    mixed: `mi vrai mi faux, à moitié vrai, demi vérité, mitigé, mixte, imprécis(e|), incomplet, incomplète, contradictoire, dépassé(e|), obsolète, vrai mais, exact mais, oui mais, à nuancer, nuancé, c est plus compliqué, c est compliqué, plus compliqué, pas (tout à fait|totalement|complètement|entièrement|si|exactement) (vrai|exact|juste|correct|faux|simple), (deux|2|un|1) pinocchio(s|), ni vrai ni faux, vrai et faux`,
    supported: `vrai(e|s|es|), c est vrai, exact(e|s|es|), correct(e|s|es|), juste, véridique, authentique, confirmé(e|), avéré(e|), vérifié(e|), vérité, réel, réelle, fondé`,
    unproven: `non prouvé(e|), pas prouvé, non vérifié(e|), non vérifiable, invérifiable(s|), invérifié(e|), non confirmé(e|), non avéré(e|), non démontré(e|), (pas de|aucune|sans|manque de|absence de|pas assez de|insuffisance de) (preuve|preuves|données), preuves insuffisantes, infondé(e|s|es|), sans fondement, non étayé(e|), impossible à (vérifier|prouver|dire), indéterminé(e|), incertain(e|), on ne sait pas, trop tôt pour (le dire|dire|juger), rumeur(s|), non concluant, en cours de vérification, sans verdict, à vérifier, insoutenable, contrôlé sans conclusion, opinion`,
    partly: 'partiellement, en partie, à moitié, mi, partielle, pour partie',
    mostly:
      'plutôt, majoritairement, principalement, en grande partie, presque, globalement, essentiellement, quasi, quasiment, largement, à peu près',
    fully: 'totalement, complètement, absolument, entièrement, très, tout à fait, c est, 100, carrément',
    not: 'pas, n est pas, ce n est pas, non',
    but: 'mais, cependant, toutefois',
    and: 'et, ou',
    frame: `la, le, les, l, un, une, cette, ce, c, ces, est, sont, était, affirmation, affirmations, allégation, déclaration, image, images, photo, photos, vidéo, vidéos, information, infos, info, nouvelle, contenu, contenus, publication, message, article, citation, texte, titre, verdict, conclusion, notre, vérification, évaluation, résultat, de, qu, que, virale, viral`,
  },
  {
    code: 'it',
    from: 'pagellapolitica.it, facta.news, open.online, butac.it, bufale.net, lavoce.info',
    refuted: `fals(o|a|i|e), notizia falsa, bufal(a|e), panzana pazzesca, panzana, errat(o|a), sbagliat(o|a), scorrett(o|a), inesatt(o|a), inventat(o|a), fabbricat(o|a), truffa, mito, smentit(o|a), menzogna, bugia, fake, non è (vero|vera|corretto|così), disinformazione, fandonia, teoria del complotto, infondata e falsa, (quattro|4) pinocchi, frottola, mendace`,
    misleading: `fuorviante, fuorvianti, ingannevol(e|i), pinocchio andante, falso contesto, contesto falso, (fuori|senza|manca|manca il|mancanza di|fuori dal|privo di) contesto, contesto mancante, decontestualizzat(o|a|i|e), manipolat(o|a|i|e), manipolazione, alterat(o|a), modificat(o|a), fotomontaggio, esagerat(o|a), esagerazione, gonfiat(o|a), distort(o|a), travisat(o|a), satira, satiric(o|a), parodia, vecchi(o|a) (video|foto|immagine), (video|foto) vecchi(o|a), attribuzione falsa, tendenzios(o|a), acchiappaclick, (tre|3) pinocchi, parziale e fuorviante`,
    mixed: `nì, ni, c eri quasi, ceri quasi, mezza verità, mezze verità, imprecis(o|a), mist(o|a), incomplet(o|a), contraddittori(o|a), vero ma, vera ma, corretto ma, datat(o|a), superat(o|a), non (del tutto|completamente|proprio|esattamente) (vero|vera|corretto|falso|esatto), (due|2|un|1) pinocch(i|io), sì ma, vero a metà`,
    supported: `ver(o|a|i|e), corrett(o|a), esatt(o|a), giust(o|a), confermat(o|a), autentic(o|a), verità, è (vero|vera), verificat(o|a), attendibile, accurat(o|a)`,
    unproven: `non verificabil(e|i), inverificabil(e|i), non verificat(o|a), non provat(o|a), non dimostrat(o|a), non confermat(o|a), non comprovat(o|a), (nessuna|senza|mancano|mancanza di|non ci sono|insufficienti) (prova|prove|evidenze|dati|evidenza), prove insufficienti, infondat(o|a), senza fondamento, impossibile da verificare, incert(o|a), indeterminato, non si sa, dicerie, diceria, senza verdetto, troppo presto per dirlo, da verificare`,
    partly: 'parzialmente, in parte, mezzo, mezza, parziale, a metà',
    mostly:
      'prevalentemente, per lo più, perlopiù, in gran parte, quasi, principalmente, sostanzialmente, soprattutto, in buona parte, largamente',
    fully: 'totalmente, completamente, del tutto, assolutamente, interamente, tutto, è, 100, clamorosamente',
    not: 'non è, non',
    but: 'ma, però, tuttavia',
    and: 'e, o, ed',
    frame: `la, il, lo, i, gli, le, un, una, questa, questo, è, sono, affermazione, dichiarazione, notizia, immagine, immagini, foto, video, contenuto, contenuti, informazione, post, messaggio, testo, citazione, titolo, verdetto, giudizio, conclusione, nostro, verifica, risultato, di, che, virale`,
  },
  {
    code: 'ro',
    from: 'factual.ro, veridica.ro, antifake.ro, mediafax.ro, stopfals.md',
    refuted: `fals(ă|e|uri|), greșit(ă|), incorect(ă|), neadevărat(ă|), neadevăr, minciun(ă|a), știre falsă, știri false, fake, fake news, inventat(ă|), fabricat(ă|), escrocherie, înșelătorie, nu este (adevărat|corect|real), mit, dezinformare, eronat(ă|), teoria conspirației, păcăleală, contrafăcut`,
    misleading: `înșelător, înșelătoare, trunchiat, trunchiat(ă|), (fără|lipsă|lipsește|scos din|scoasă din|lipsa|lipsă de) context(ul|), context lipsă, contextul lipsește, scos din context, scoasă din context, decontextualizat(ă|), manipulat(ă|), manipulare, exagerat(ă|), exagerare, distorsionat(ă|), satiră, parodie, modificat(ă|), alterat(ă|), (imagine|fotografie) veche, video vechi, derutant, tendențios, narațiune falsă parțial`,
    mixed: `jumătate de adevăr, semi adevăr, semiadevăr, mixt(ă|), imprecis(ă|), incomplet(ă|), contradictoriu, depășit, adevărat dar, jumătate adevărat, nu (tocmai|chiar|în totalitate|întru totul) adevărat`,
    supported: `adevărat(ă|), adevăr, corect(ă|), confirmat(ă|), real(ă|), autentic(ă|), este adevărat, exact(ă|), verificat(ă|)`,
    unproven: `imposibil de verificat, neverificabil(ă|), neverificat(ă|), nedovedit(ă|), neconfirmat(ă|), nesusținut(ă|), (fără|lipsă|nu există|lipsa|insuficiente) (dovezi|probe|date), dovezi insuficiente, nefondat(ă|), neclar(ă|), neconcludent, nu se poate verifica, zvon(uri|), fără verdict, incert`,
    partly: 'parțial, în parte, pe jumătate, semi',
    mostly:
      'în mare parte, preponderent, majoritar, aproape, mai degrabă, în cea mai mare parte, în principal, predominant, cu preponderență',
    fully: 'complet, total, absolut, cu totul, în totalitate, integral',
    not: 'nu este, nu e, nu',
    but: 'dar, însă',
    and: 'și, sau',
    frame:
      'este, e, o, un, această, acest, afirmația, afirmație, declarație, declarația, imagine, imaginea, fotografie, video, știre, știrea, informație, informația, verdict, verdictul, concluzie, conținut, postare',
  },
  {
    code: 'ca',
    from: 'verificat.cat',
    refuted:
      'fals(a|es|), enganyifa, mentida, incorrect(e|a|), erroni, errònia, bola, inventat, inventada, no és cert, no és veritat, notícia falsa, estafa, mite, rumor fals, muntatge fals',
    misleading:
      'enganyós, enganyosa, fora de context, sense context, falta context, falta de context, descontextualitzat, descontextualitzada, manipulat, manipulada, exagerat, exagerada, tergiversat, sàtira, tret de context',
    mixed:
      'mitja veritat, veritat a mitges, mixt, imprecís, imprecisa, cert però, veritat però, incomplet, no del tot cert',
    supported: 'cert(a|), veritat, verdader, verdadera, veritable, correcte, correcta, confirmat',
    unproven:
      'sense proves, no hi ha proves, no verificable, no verificat, no demostrat, inverificable, infundat, sense evidències, no concloent, no es pot verificar',
    partly: 'parcialment, en part, mig',
    mostly: 'majoritàriament, en gran part, gairebé, quasi, principalment, sobretot',
    fully: 'totalment, completament, absolutament, del tot, és',
    not: 'no, no és',
    but: 'però',
    and: 'i, o',
    frame:
      'la, el, és, una, un, afirmació, imatge, foto, vídeo, notícia, informació, contingut, veredicte, conclusió, aquest, aquesta',
  },
]
