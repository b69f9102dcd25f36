import type { LabelLanguage } from './label-language.ts'

export const EUROPEAN: readonly LabelLanguage[] = [
  {
    code: 'el',
    from: 'ellinikahoaxes.gr, factchecker.gr, factchecks.afp greek',
    refuted:
      'ψευδ(ές|ής|είς|ή), ψεύτικ(ο|η|α), ψέμα, ψέματα, λάθος, λανθασμέν(ο|η), εσφαλμέν(ο|η), ανακριβ(ές|ής|ή), αναληθ(ές|ής), αναλήθεια, δεν (είναι|) (αλήθεια|ισχύει|αληθές|αληθεύει), δεν ισχύει, πλαστ(ό|ή), κατασκευασμέν(ο|η), απάτη, μύθος, παραπληροφόρηση, θεωρία συνωμοσίας, ψευδείς ειδήσεις, ψευδής είδηση, hoax, ανυπόστατο, διάψευση',
    misleading:
      'παραπλανητικ(ό|ή|ός|ά), (εκτός|χωρίς|ελλιπές|έλλειψη|λείπει το|λείπει|έλλειψη του) (πλαίσιο|πλαισίου|συμφραζομένων), ελλείπον πλαίσιο, ελλιπές πλαίσιο, αποσπασμένο από το πλαίσιο, παραποιημέν(ο|η), παραποίηση, αλλοιωμέν(ο|η), χειραγωγημένο, υπερβολ(ή|ικό|ική), διαστρεβλωμέν(ο|η), διαστρέβλωση, σάτιρα, παρωδία, παλι(ό|ά) (βίντεο|φωτογραφία), clickbait, μονταρισμένο',
    mixed:
      'μισή αλήθεια, μισ(ή|ές) αλήθει(α|ες), ημιαληθές, μικτό, ανάμεικτο, ελλιπές, αντιφατικό, ξεπερασμένο, αλήθεια αλλά, όχι ακριβώς, ανακριβές εν μέρει, συνδυασμός',
    supported:
      'αληθ(ές|ής|ινό|ινή|εύει), αλήθεια, σωστ(ό|ή), ορθό, ακριβ(ές|ής), ισχύει, επιβεβαιωμέν(ο|η), γεγονός, αυθεντικ(ό|ή), γνήσι(ο|α)',
    unproven:
      'αναπόδεικτ(ο|η), μη (επαληθεύσιμ|επαληθευμέν|τεκμηριωμέν|επιβεβαιωμέν)(ο|η), ανεπιβεβαίωτ(ο|η), ατεκμηρίωτ(ο|η), (χωρίς|δεν υπάρχουν|ανεπαρκή|έλλειψη) (αποδείξεις|στοιχεία|αποδείξεων|στοιχείων), αβάσιμ(ο|η), ασαφές, φήμη, δεν μπορεί να επαληθευτεί, αδύνατο να επαληθευτεί, ανεξακρίβωτο',
    partly: 'εν μέρει, μερικώς, μερικά, εν πολλοίς μερικώς, μισό',
    mostly: 'κυρίως, σχεδόν, ως επί το πλείστον, κατά κύριο λόγο, σε μεγάλο βαθμό, κατά βάση',
    fully: 'εντελώς, απολύτως, τελείως, πλήρως, είναι, ολότελα',
    not: 'δεν είναι, δεν, όχι, μη',
    but: 'αλλά, όμως',
    and: 'και, ή',
    frame:
      'το, η, ο, αυτό, είναι, ισχυρισμός, φωτογραφία, βίντεο, είδηση, πληροφορία, δημοσίευμα, δημοσίευση, ετυμηγορία, συμπέρασμα, αξιολόγηση, περιεχόμενο, δήλωση',
  },
  {
    code: 'sq',
    from: 'faktoje.al, kallxo.com/krypometer, hibrid.info',
    refuted:
      'e rreme, i rremë, e rremë, rreme, të rreme, e pavërtetë, i pavërtetë, pavërtetë, nuk është e vërtetë, gënjeshtër, gabim, e gabuar, i gabuar, lajm i rremë, e pasaktë, mashtrim, mit, dezinformim, e sajuar, e trilluar, trillim, teori konspirative, shpifje',
    misleading:
      'mashtruese, mashtrues, çorientues(e|), keqinformuese, keqinterpretim, (pa|jashtë|mungon|nxjerrë nga|mungesë|mungesë e) kontekst(i|it|), manipulim, manipuluar, e manipuluar, i manipuluar, e ekzagjeruar, ekzagjerim, e shtrembëruar, satirë, foto e vjetër, video e vjetër, e nxjerrë nga konteksti, klikbejt',
    mixed:
      'gjysmë e vërtetë, gjysma e së vërtetës, gjysmë të vërteta, e përzier, e paplotë, jo plotësisht e vërtetë, kontradiktore',
    supported: 'e vërtetë, i vërtetë, vërtetë, e saktë, i saktë, saktë, e konfirmuar, fakt, autentike',
    unproven:
      'e paverifikuar, i paverifikuar, e paverifikueshme, e pavërtetuar, e papërcaktuar, e pakonfirmuar, e pabazuar, e paprovuar, (nuk ka|pa|mungesë|mungojnë) (prova|provash|fakte|provat), e pamundur të verifikohet, e paqartë',
    partly: 'pjesërisht, gjysmë, pjesërisht e',
    mostly: 'kryesisht, pothuajse, gati, më së shumti, në pjesën më të madhe',
    fully: 'plotësisht, krejtësisht, tërësisht, absolutisht, është',
    not: 'nuk është, jo',
    but: 'por, mirëpo',
    and: 'dhe, ose',
    frame:
      'ky, kjo, është, pretendim, pretendimi, deklarata, foto, video, lajm, lajmi, informacion, vlerësimi, përfundim, verdikti',
  },
  {
    code: 'hu',
    from: 'lakmusz.hu, tenykerdes.afp.com',
    refuted:
      'hamis, téves, nem igaz, valótlan, hazugság, álhír, kamu, kamuhír, hibás, tévedés, kitaláció, kitalált, átverés, csalás, mítosz, dezinformáció, helytelen, összeesküvés elmélet, cáfolt, hoax',
    misleading:
      'félrevezető, megtévesztő, (hiányzó|hiányzik a|hiányzik|kontextusból kiragadott|hiányos) kontextus, kontextus nélküli, kontextusából kiragadott, kontextusból kiragadott, manipulált, manipuláció, túlzó, túlzás, eltúlzott, torzított, torzítás, ferdítés, csúsztatás, szatíra, paródia, régi (videó|fotó|kép), módosított, szerkesztett, kiragadott',
    mixed:
      'féligazság, fél igazság, vegyes, pontatlan, hiányos, ellentmondásos, elavult, igaz de, nem teljesen igaz',
    supported: 'igaz, valós, valódi, helyes, helytálló, tény, megerősített, pontos, hiteles',
    unproven:
      'nem (bizonyított|igazolt|ellenőrizhető|megalapozott|eldönthető), bizonyítatlan, igazolatlan, megalapozatlan, ellenőrizhetetlen, (nincs|kevés|elégtelen|nincs elég) bizonyíték, nem megerősített, bizonytalan, pletyka, nem tudni, nem megállapítható',
    partly: 'részben, félig, részben az',
    mostly: 'többnyire, nagyrészt, javarészt, majdnem, szinte, főleg, túlnyomórészt, jórészt',
    fully: 'teljesen, teljes mértékben, abszolút, egyértelműen, ez',
    not: 'nem',
    but: 'de, azonban',
    and: 'és, vagy',
    frame:
      'a, az, ez, állítás, az állítás, fotó, kép, videó, hír, bejegyzés, információ, értékelés, ítélet, verdikt, következtetés, tartalom',
  },
  {
    code: 'fi',
    from: 'faktabaari.fi, afp faktantarkistus',
    refuted:
      'väärä, väärin, epätosi, valheellinen, ei totta, ei pidä paikkaansa, valhe, virheellinen, huijaus, valeuutinen, keksitty, tekaistu, väärennös, väärennetty, myytti, disinformaatio, perätön, ei ole totta, salaliittoteoria, paikkansapitämätön',
    misleading:
      'harhaanjohtava, (puuttuva|puutteellinen|väärä|ilman|puuttuu) (konteksti|kontekstia|asiayhteys|kontekstia), konteksti puuttuu, asiayhteydestä irrotettu, irrotettu asiayhteydestä, irrotettu kontekstista, manipuloitu, muokattu, liioiteltu, liioittelu, vääristelty, vääristelevä, satiiri, parodia, vanha (kuva|video), yksipuolinen, johtaa harhaan',
    mixed:
      'puolitotuus, puoliksi totta, sekava, epätarkka, puutteellinen, ristiriitainen, vanhentunut, totta mutta, ei täysin totta, ei aivan totta, sekä että',
    supported:
      'totta, tosi, oikein, oikea, pitää paikkansa, pitää paikkaansa, paikkansapitävä, vahvistettu, aito, fakta, totuus',
    unproven:
      'todistamaton, vahvistamaton, ei (todistettu|todennettavissa|vahvistettu|varmistettu|näyttöä|todisteita), ei voida (todentaa|vahvistaa|tarkistaa), todentamaton, perusteeton, (riittämätön|liian vähän|ei riittävästi|puutteellinen) näyttö(ä|), epäselvä, huhu, tuntematon, ei tiedetä',
    partly: 'osittain, osin, puoliksi, osaksi',
    mostly: 'enimmäkseen, pääosin, suurimmaksi osaksi, lähes, melkein, pääasiassa',
    fully: 'täysin, kokonaan, täydellisesti, ehdottomasti, aivan',
    not: 'ei, ei ole',
    but: 'mutta, kuitenkin',
    and: 'ja, tai',
    frame:
      'väite, tämä, on, se, kuva, video, uutinen, tieto, arvio, johtopäätös, tulos, sisältö, väittämä, julkaisu',
  },
  {
    code: 'et',
    from: 'faktikontroll.delfi.ee, propastop.org',
    refuted:
      'vale, valed, väär, ei ole tõsi, pole tõsi, ebaõige, vale info, valeuudis, libauudis, vassimine, väljamõeldis, väljamõeldud, pettus, müüt, desinformatsioon, võlts, võltsing, ebatõde, vandenõuteooria, valeväide',
    misleading:
      'eksitav, (puuduv|puudub|kontekstist väljas|ilma|puudulik) kontekst(ita|), kontekstist välja rebitud, manipuleeritud, manipulatsioon, liialdus, liialdatud, moonutatud, satiir, paroodia, vana (foto|video|pilt), töödeldud, demagoogia',
    mixed:
      'pooltõde, segu, segatud, ebatäpne, puudulik, vastuoluline, vananenud, tõsi kuid, mitte päris tõsi',
    supported: 'tõsi, tõene, õige, vastab tõele, kinnitatud, fakt, tõde, ehtne',
    unproven:
      'tõestamata, kinnitamata, kontrollimata, kontrollimatu, ei ole (tõestatud|kontrollitav), pole (tõestatud|kontrollitav|võimalik kontrollida), tõendid puuduvad, (puuduvad|pole|ei ole|ebapiisavad) (tõendid|tõendeid), alusetu, ebaselge, kuulujutt, põhjendamata',
    partly: 'osaliselt, osalt, pooleldi, pool',
    mostly: 'enamasti, peamiselt, suures osas, peaaegu, valdavalt, pigem',
    fully: 'täiesti, täielikult, absoluutselt, see on',
    not: 'ei ole, pole, mitte',
    but: 'kuid, aga',
    and: 'ja, või',
    frame: 'väide, see, on, pilt, foto, video, uudis, info, hinnang, järeldus, otsus, sisu, postitus',
  },
  {
    code: 'lv',
    from: 'rebaltica.lv, delfi.lv/atmaskots, lsm.lv',
    refuted:
      'meli, melīgs, nepatiess, nepatiesa, nepatiesība, nepatiesi, nav (patiesība|taisnība|tiesa), aplams, aplami, nepareizi, nepareizs, viltus ziņa, viltus, izdomājums, izdomāts, krāpšana, mīts, dezinformācija, maldi, kļūdains, sazvērestības teorija, viltojums',
    misleading:
      'maldinošs, maldinoša, maldinoši, maldina, (trūkst|bez|ārpus|trūkstošs|izrauts no) kontekst(a|s), izrauts no konteksta, manipulācija, manipulēts, pārspīlēts, pārspīlējums, pārspīlēti, sagrozīts, satīra, parodija, vecs (video|foto|attēls), rediģēts',
    mixed:
      'puspatiesība, pus patiesība, jaukts, neprecīzs, neprecīzi, nepilnīgs, pretrunīgs, novecojis, taisnība bet, ne gluži taisnība',
    supported:
      'patiess, patiesa, patiesība, patiesi, taisnība, tiesa, pareizi, pareizs, apstiprināts, fakts, īsts',
    unproven:
      'nepierādīts, nepierādīti, neapstiprināts, nepārbaudāms, nepārbaudīts, nav (pierādījumu|pierādīts|pārbaudāms|iespējams pārbaudīt), (trūkst|nepietiek|bez|nepietiekami) pierādījum(u|i), nepamatots, nepamatoti, neskaidrs, baumas, nezināms',
    partly: 'daļēji, pa pusei, pus',
    mostly: 'lielākoties, galvenokārt, pārsvarā, gandrīz, lielā mērā, drīzāk',
    fully: 'pilnīgi, pilnībā, absolūti, galīgi, tie ir',
    not: 'nav, ne',
    but: 'bet, taču',
    and: 'un, vai',
    frame:
      'tas, ir, apgalvojums, attēls, foto, video, ziņa, informācija, vērtējums, secinājums, saturs, ieraksts',
  },
  {
    code: 'lt',
    from: 'delfi.lt/melo-detektorius, 15min.lt/patikrinta, patikrinta.15min.lt',
    refuted:
      'melas, melagien(a|os), melaginga, melagingas, melagingai, netiesa, netiesą, ne tiesa, nėra tiesa, klaidinga, klaidingas, neteisinga, neteisingas, išgalvota, pramanas, prasimanymas, apgaulė, sukčiavimas, mitas, dezinformacija, netikra, netikras, suklastota, sąmokslo teorija',
    misleading:
      'klaidinanti, klaidinantis, klaidina, klaidinama, (trūksta|be|ištraukta iš|trūkstamas|nepakankamas) kontekst(o|as), ištraukta iš konteksto, manipuliacija, manipuliuojama, manipuliavimas, perdėta, perdėtas, perdėjimas, iškraipyta, iškraipymas, satyra, parodija, sena (nuotrauka|filmuota medžiaga), senas vaizdo įrašas, redaguota',
    mixed:
      'pusiau tiesa, pustiesė, pusė tiesos, mišri, netiksli, netikslu, nepilna, prieštaringa, pasenusi, tiesa bet, ne visai tiesa',
    supported:
      'tiesa, teisinga, teisingas, teisybė, patvirtinta, tikra, tikras, faktas, tikslu, teisinga informacija',
    unproven:
      'neįrodyta, nepatvirtinta, nepatikrinama, nepatikrinta, nėra (įrodymų|įrodyta), (trūksta|be|nepakanka|nepakankami) įrodym(ų|ai), nepagrįsta, nepagrįstas, neaišku, gandas, gandai, neįmanoma patikrinti, nežinoma',
    partly: 'iš dalies, dalinai, pusiau',
    mostly: 'daugiausia, dažniausiai, beveik, didžiąja dalimi, iš esmės, greičiau',
    fully: 'visiškai, visai, absoliučiai, tai',
    not: 'nėra, ne',
    but: 'bet, tačiau',
    and: 'ir, arba',
    frame:
      'tai, yra, teiginys, nuotrauka, vaizdo įrašas, naujiena, žinia, informacija, vertinimas, išvada, verdiktas, turinys, įrašas',
  },
  {
    code: 'is',
    from: 'stundin.is, kjarninn.is/stadreyndavaktin',
    refuted:
      'rangt, ósatt, ekki rétt, ekki satt, lygi, falskt, uppspuni, haugalygi, fleipur, falsfrétt, röng, falsað, svindl',
    misleading:
      'villandi, afbakað, ýkt, ýkjur, tekið úr samhengi, vantar samhengi, skortir samhengi, úr samhengi, háðsádeila, á villigötum',
    mixed: 'hálfsannleikur, hálfsatt, ónákvæmt, blandað, ekki alveg rétt, ófullnægjandi',
    supported: 'satt, rétt, dagsatt, staðfest, staðreynd, sannleikur',
    unproven: 'ósannað, óstaðfest, engar sannanir, ekki sannað, óljóst, ekki hægt að staðfesta',
    partly: 'að hluta, hálf, að hluta til',
    mostly: 'að mestu, að mestu leyti, næstum, nær',
    fully: 'algjörlega, alveg, fullkomlega',
    not: 'ekki',
    but: '',
    and: 'og, eða',
    frame: 'þetta, er, fullyrðing, fullyrðingin, mynd, myndband, frétt, niðurstaða',
  },
  {
    code: 'eu',
    from: 'egiaztatu.eus',
    refuted: 'gezurra, faltsua, faltsu, okerra, ez da egia, gezurrezkoa, iruzurra, asmatua, ez da zuzena',
    misleading:
      'engainagarria, nahasgarria, testuingururik gabe, testuingurutik kanpo, manipulatua, puztua, satira',
    mixed: 'erdi egia, egia erdia, zehaztugabea, egia baina',
    supported: 'egia, egiazkoa, zuzena, benetakoa, zuzen, egia da',
    unproven: 'frogarik gabe, frogatu gabe, ez dago frogarik, egiaztatu gabea, egiaztaezina',
    partly: 'partzialki, neurri batean, erdi, hein batean',
    mostly: 'gehienbat, ia, batez ere, neurri handi batean',
    fully: 'guztiz, erabat',
    not: 'ez da',
    but: 'baina',
    and: 'eta, edo',
    frame: 'da, baieztapena, irudia, bideoa, albistea, hau, informazioa',
  },
]
