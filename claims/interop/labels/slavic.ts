import type { LabelLanguage } from './label-language.ts'

export const SLAVIC: readonly LabelLanguage[] = [
  {
    code: 'pl',
    from: 'demagog.org.pl, konkret24.tvn24.pl, sprawdzam.afp.com, oko.press, fakehunter.pap.pl',
    refuted: `fałsz, fałszyw(y|a|e), nieprawda, nieprawdziw(y|a|e), nie prawda, to nieprawda, błędn(y|a|e), niepoprawn(y|a|e), kłamstwo, fake, fake news, fejk, zmyślon(y|a|e), wymyślon(y|a), oszustwo, mit, bzdura, dezinformacja, fałszywka, sfabrykowan(y|a|e), sfałszowan(y|a|e), teoria spiskowa, nie jest prawdą`,
    misleading: `manipulacja, manipulacje, zmanipulowan(y|a|e), wprowadza w błąd, wprowadzając(y|a|e) w błąd, mylące, mylący, myląca, (brak|bez|poza|brakujący|wyrwane z|wyrwany z|wyrwana z|fałszywy) kontekst(u|em|), brak kontekstu, wyjęte z kontekstu, przesada, przesadzon(y|a|e), wyolbrzymion(y|a|e), zniekształcon(y|a|e), przerobion(y|a|e), fotomontaż, satyra, parodia, żart, (stare|archiwalne) (zdjęcie|nagranie|wideo), półprawda i manipulacja, przekłaman(y|a|e), clickbait`,
    mixed: `półprawda, pół prawda, częściow(a|o) prawda, częściowa prawda, mieszan(y|a|e), nieścisł(y|a|e|ość), nieprecyzyjn(y|a|e), niedokładn(y|a|e), niepełn(y|a|e), sprzeczne, nieaktualne, prawda ale, nie do końca (prawda|prawdziwe|prawdziwy)`,
    supported:
      'prawda, prawdziw(y|a|e), to prawda, poprawn(y|a|e), zgodne z prawdą, potwierdzon(y|a|e), autentyczn(y|a|e), fakt, rzetelne, słuszne',
    unproven: `nieweryfikowaln(e|a|y), nie do zweryfikowania, niemożliwe do (zweryfikowania|sprawdzenia), niezweryfikowan(e|a|y), niepotwierdzon(e|a|y), nieudowodnion(e|a|y), (brak|bez|niewystarczające|za mało) (dowodów|dowody|danych), bezpodstawn(e|a|y), nieuzasadnion(e|a|y), niejasne, plotka, pogłoska, nie wiadomo, nierozstrzygnięte, brak werdyktu, opinia`,
    partly: 'częściowo, w części, częściowa, częściowy, na wpół',
    mostly: 'w większości, głównie, przeważnie, prawie, w dużej mierze, raczej, zasadniczo',
    fully: 'całkowicie, zupełnie, absolutnie, kompletnie, całkowita, totalny, to',
    not: 'nie jest, nie',
    but: 'ale, jednak, lecz',
    and: 'i, oraz, lub',
    frame:
      'to, ta, ten, te, jest, twierdzenie, wypowiedź, zdjęcie, wideo, nagranie, informacja, wiadomość, treść, ocena, werdykt, wniosek, nasza, post, cytat',
  },
  {
    code: 'cs',
    from: 'demagog.cz, napravoumiru.afp.com, manipulatori.cz',
    refuted: `nepravda, nepravdiv(é|ý|á|ě), není pravda, lež, faleš, klam, falešn(ý|á|é), lživ(ý|á|é), chybn(ý|á|é), nesprávn(ý|á|é|ě), vymyšlen(ý|á|é), hoax, mýtus, podvod, fake, dezinformace, padělek, falešná zpráva, konspirační teorie, nesmysl`,
    misleading: `zavádějící, matoucí, klamav(é|ý|á), (bez|chybí|chybějící|vytrženo z|vytržené z|mimo|nedostatek) kontext(u|), chybí kontext, chybějící kontext, manipulac(e|í), zmanipulovan(ý|á|é), upraven(ý|á|é), přehnan(ý|á|é), zveličen(ý|á|é), zkreslen(ý|á|é), zkreslující, satira, parodie, stará (fotka|fotografie), staré video, fotomontáž`,
    mixed:
      'polopravda, napůl pravda, částečná pravda, smíšen(ý|á|é), nepřesn(ý|á|é), neúpln(ý|á|é), rozporuplné, zastaral(ý|á|é), pravda ale, ne zcela pravda, ne úplně pravda',
    supported:
      'pravda, pravdiv(é|ý|á|ě), správn(ý|á|é|ě), potvrzen(o|ý|á|é), skutečn(ý|á|é), autentick(ý|á|é), fakt, přesné',
    unproven: `neověřiteln(é|ý|á), nelze ověřit, neověřen(o|ý|á|é), nepotvrzen(o|ý|á|é), neprokázan(o|ý|á|é), nedoložen(o|ý|á|é), nepodložen(o|ý|á|é), (bez|chybí|žádné|nedostatek|nedostatečné|není dostatek) důkaz(ů|y), neexistují důkazy, nejasné, fáma, bez verdiktu`,
    partly: 'částečně, zčásti, z části, napůl, z poloviny',
    mostly: 'převážně, většinou, z větší části, téměř, skoro, spíše, hlavně',
    fully: 'zcela, úplně, naprosto, totálně, absolutně, to je, jde o',
    not: 'není, ne',
    but: 'ale, avšak',
    and: 'a, nebo, i',
    frame:
      'to, ta, ten, toto, je, tvrzení, výrok, fotka, fotografie, video, zpráva, informace, obsah, hodnocení, verdikt, závěr, naše, příspěvek',
  },
  {
    code: 'sk',
    from: 'demagog.sk, fakty.afp.com, hoax.sk, infosecurity.sk',
    refuted:
      'nepravda, nepravdiv(é|ý|á|o), nie je pravda, lož, falošn(ý|á|é), klamlivé, chybn(ý|á|é), nesprávn(y|a|e|ý|á|é), vymyslen(ý|á|é), hoax, mýtus, podvod, fake, dezinformácia, falošná správa, konšpiračná teória, nezmysel',
    misleading: `zavádzajúc(e|i|a), zavádzanie, zavádza, mätúce, (bez|chýba|chýbajúci|vytrhnuté z|mimo|nedostatok) kontext(u|), chýba kontext, chýbajúci kontext, manipulác(ia|ie), zmanipulovan(ý|á|é), upraven(ý|á|é), prehnan(ý|á|é), preháňanie, zveličen(ý|á|é), skreslen(ý|á|é), satira, satíra, paródia, stará fotka, staré video, fotomontáž`,
    mixed:
      'polopravda, čiastočná pravda, napoly pravda, zmiešan(ý|á|é), nepresn(ý|á|é), neúpln(ý|á|é), rozporné, pravda ale, nie celkom pravda',
    supported:
      'pravda, pravdiv(é|ý|á|o), správn(y|a|e|ý|á|é), potvrden(é|ý|á), skutočn(é|ý|á), autentick(ý|á|é), fakt, presné',
    unproven: `neoveriteľn(é|ý|á), nedá sa overiť, neoveren(é|ý|á), nepotvrden(é|ý|á), nedokázan(é|ý|á), nepreukázan(é|ý|á), nedoložen(é|ý|á), nepodložen(é|ý|á), (bez|chýbajú|žiadne|nedostatok|nedostatočné) dôkaz(ov|y), neexistujú dôkazy, nejasné, fáma`,
    partly: 'čiastočne, z časti, sčasti, napoly',
    mostly: 'prevažne, väčšinou, z väčšej časti, takmer, skoro, skôr, hlavne',
    fully: 'úplne, celkom, absolútne, totálne, to je',
    not: 'nie je, nie',
    but: 'ale, avšak',
    and: 'a, alebo, i',
    frame:
      'to, ta, ten, toto, je, tvrdenie, výrok, fotka, fotografia, video, správa, informácia, obsah, hodnotenie, verdikt, záver, naše, príspevok',
  },
  {
    code: 'ru',
    from: 'factcheck.kz, provereno.media, factcheck.ge/ru, stopfake.org, factcheck.kg, faktyoxla.info',
    refuted: `ложь, ложн(ый|ая|ое|ые|о), неправда, не правда, это неправда, неверн(о|ый|ая|ое|ые), неправильно, ошибочн(о|ый|ая|ое), фейк(и|), фейков(ый|ая|ое|ые), фейковые новости, фальшивка, фальшив(ый|ая|ое|ые), подделка, вымысел, выдумка, выдуман(о|ный|ная), обман, мошенничество, миф, недостоверн(о|ый|ая|ое), дезинформация, теория заговора, опровергнуто, вранье, не соответствует действительности, утка, вброс, лживый`,
    misleading: `манипуляци(я|и), манипулятивн(о|ый|ая|ое), вводит в заблуждение, вводящ(ий|ая|ее|ие) в заблуждение, заблуждение, распространенное заблуждение, дезориентирующ(ий|ая|ее), (без|нет|вне|не хватает|недостаточно|отсутствует|вырвано из|вырван из|недостаток|ложный) контекст(а|), отсутствие контекста, искажен(о|ный|ная|ное|ие), искажение фактов, преувеличен(о|ие|ный|ная), преуменьшено, подтасовка, передергивание, смонтирован(о|ный|ная), фотомонтаж, отредактировано, изменено, сатира, пародия, шутка, кликбейт, старое (видео|фото), обманчиво, натяжка`,
    mixed: `полуправда, наполовину правда, смешанн(о|ый|ое), неточн(о|ость|ый|ая|ое), неполн(ый|ая|ое), противоречив(о|ый|ое), устаревш(ий|ее|ая), устарело, техническая ошибка, правда но, не совсем (правда|верно|так), не вполне верно, все сложнее, и да и нет`,
    supported:
      'правда, правдив(о|ый|ая|ое), это правда, верн(о|ый|ая|ое), правильно, истина, истинн(о|ый), достоверн(о|ый|ая|ое), подтвержден(о|ный), подлинн(ый|ая|ое), факт, действительно так, точно',
    unproven: `недоказан(о|ный|ная), не доказано, не подтвержден(о|а|), неподтвержден(о|ный|ная|ные данные), непроверен(о|ный|ная), не проверено, (нет|недостаточно|без|мало|отсутствуют|не хватает) (доказательств|доказательства|данных|подтверждений), невозможно (проверить|подтвердить|установить), не поддается проверке, непроверяемо, необоснован(о|ный|ная), голословно, бездоказательн(о|ый), без вердикта, нет вердикта, неизвестно, неясно, слух(и|), спорно и недоказано, рано судить, сомнительно и недоказано, мнение`,
    partly: 'частично, отчасти, наполовину, полу, частичная',
    mostly: 'в основном, преимущественно, почти, по большей части, большей частью, скорее, главным образом',
    fully:
      'полностью, полная, полный, совершенно, абсолютно, целиком, это, чистая, откровенная, явная, вполне',
    not: 'не, это не',
    but: 'но, однако',
    and: 'и, или, с элементами',
    frame:
      'это, утверждение, заявление, фото, фотография, видео, новость, информация, вердикт, вывод, оценка, результат, проверка, фактчек, наш, пост, сообщение, цитата, контент, содержание, является',
  },
  {
    code: 'uk',
    from: 'voxukraine.org, stopfake.org/uk, gwaramedia.com/perevirka, notafake.kiev.ua, slovoidilo.ua',
    refuted: `неправда, не правда, брехня, фейк(и|), фейков(ий|а|е|і), неправдив(о|ий|а|е), хибн(о|ий|а|е|і), невірн(о|ий), неправильно, помилков(о|ий|а), вигадка, вигадан(о|ий|а), обман, шахрайство, міф, недостовірн(о|ий|а|е), дезінформація, теорія змови, підробка, спростовано, не відповідає дійсності, фальшивка, фальшив(ий|а|е), ложь`,
    misleading: `маніпуляці(я|ї), маніпулятивн(о|ий|а|е), вводить в оману, введення в оману, що вводить в оману, оманлив(о|ий|а|е), (без|немає|поза|бракує|брак|відсутність|вирвано з|відсутній|вирваний з) контекст(у|), викривлен(о|ня|ий), спотворен(о|ня|ий), перебільшен(о|ня|ий), применшено, перекручено, перекручування, фотомонтаж, змонтовано, відредаговано, змінено, сатира, пародія, клікбейт, старе (відео|фото)`,
    mixed:
      'напівправда, наполовину правда, змішан(о|ий|е), неточн(о|ість|ий), неповн(ий|а|е), суперечлив(о|ий), застаріл(о|ий|а|е), правда але, не зовсім (правда|вірно|так)',
    supported:
      'правда, правдив(о|ий|а|е), це правда, вірно, правильно, істина, достовірн(о|ий|а|е), підтверджен(о|ий), справжн(є|ій|я), факт, точно',
    unproven: `недоведен(о|ий|а), не доведено, не підтверджено, непідтверджен(о|ий|а), неперевірен(о|ий|а), (немає|недостатньо|без|бракує|брак) (доказів|даних|підтверджень), неможливо (перевірити|підтвердити), безпідставн(о|ий|а), необґрунтован(о|ий|а), без вердикту, невідомо, неясно, чутк(и|а), думка`,
    partly: 'частково, почасти, наполовину',
    mostly: 'переважно, здебільшого, в основному, майже, здебільш, більшою мірою, радше',
    fully: 'повністю, цілком, абсолютно, це, повна, відверта, зовсім',
    not: 'не, це не',
    but: 'але, однак, проте',
    and: 'і, та, й, або',
    frame:
      'це, твердження, заява, фото, фотографія, відео, новина, інформація, вердикт, висновок, оцінка, результат, перевірка, наш, допис, повідомлення, цитата, контент, є',
  },
  {
    code: 'bg',
    from: 'factcheck.bg, proveri.afp.com, dw.com/bg',
    refuted:
      'невярн(о|а|и), неверн(о|а|и), лъжа, лъжлив(о|а), фалшив(о|а|и), фалшива новина, фалшификат, неистина, не е вярно, не е истина, грешн(о|а), погрешн(о|а), измислица, измама, мит, дезинформация, фейк, неправилно, конспиративна теория, неточно и невярно',
    misleading:
      'подвеждащ(о|а|и), заблуждаващ(о|а|и), (без|липсващ|липсва|извън|изваден от|извадено от|липса на) контекст, манипулация, манипулиран(о|а), преувеличен(о|а), изопачен(о|а), монтаж, сатира, пародия, стара (снимка|новина), старо видео, променен(о|а)',
    mixed:
      'полуистина, наполовина вярно, смесен(о|а), неточн(о|а), непълн(о|а), противоречиво, остаряло, вярно но, не съвсем вярно, не е съвсем вярно',
    supported:
      'вярн(о|а|и), истина, истинск(о|а|и), правилно, потвърден(о|а), факт, достоверн(о|а), автентично',
    unproven:
      'недоказан(о|а), непроверимо, непроверен(о|а), непотвърден(о|а), неподкрепен(о|а), (няма|липсват|без|недостатъчно|липса на) (доказателства|данни), не може да (се провери|бъде проверено), необоснован(о|а), неясно, слух, неизвестно',
    partly: 'частично, отчасти, наполовина, донякъде',
    mostly: 'предимно, до голяма степен, почти, в по голямата си част, основно, по скоро',
    fully: 'напълно, изцяло, абсолютно, съвсем, това е',
    not: 'не е, не',
    but: 'но, обаче',
    and: 'и, или',
    frame:
      'това, е, твърдение, твърдението, снимка, видео, новина, информация, оценка, присъда, заключение, проверка, публикация',
  },
  {
    code: 'sr',
    from: 'istinomer.rs, raskrikavanje.rs, fakenews.rs, faktograf.hr, raskrinkavanje.ba, istinomjer.ba, raskrinkavanje.me, cinjenice.afp.com',
    refuted: `neistin(a|it|ita|ito), laž(i|), lažn(o|a|i), lažna vijest, lažna vest, lažne vijesti, lažne vesti, kratke noge, netačn(o|a|e), netočn(o|a|e), nije (istina|tačno|točno|istinito), pogrešn(o|a), izmišljen(o|a), izmišljotina, podvala, prevara, prijevara, mit, fabrikovan(o|a), krivotvoren(o|a), dezinformacij(a|e), teorija zavere, teorija zavjere, teorija urote, teorije zavjere, opovrgnuto, obmana,
      неистина, лаж, лажн(о|а), кратке ноге, нетачн(о|а), није истина, измишљено, дезинформација, превара, лажна вест`,
    misleading: `obmanjujuć(e|a|i), zavaravajuć(e|a|i), dovodi u zabludu, navodi na pogrešan zaključak, navodi na krive zaključke, manipulacij(a|e), manipulisanje činjenicama, manipuliranje činjenicama, manipulisano, manipulirano, izmanipulisano, (bez|nedostaje|izvan|izvučeno iz|izvađeno iz|nedostatak|nedostajući|van) kontekst(a|), izvučeno iz konteksta, preuveličano, pretjerano, preterano, iskrivljen(o|a), iskrivljavanje, pristrasno izvještavanje, pristrano izvještavanje, cherry picking, klikbejt, clickbait, satira, parodija, fotomontaža, montaža, stara fotografija, stari snimak, spin, izmenjeno, izmijenjeno,
      обмањујуће, манипулација, без контекста, недостаје контекст, сатира`,
    mixed:
      'poluistina, poluistinito, polutačno, mešano, miješano, neprecizn(o|a), nepotpun(o|a), kontradiktorno, zastarelo, zastarjelo, istina ali, tačno ali, nije sasvim (tačno|istina|istinito), ni istina ni laž, полуистина',
    supported:
      'istin(a|it|ita|ito), tačn(o|a), točn(o|a), ispravn(o|a), potvrđen(o|a), činjenica, činjenično, verodostojno, vjerodostojno, autentično, istinito, истина, тачно',
    unproven: `neprovjerljivo, neproverljivo, nedokazan(o|a), nepotvrđen(o|a), neproveren(o|a), neprovjeren(o|a), neutemeljen(o|a), neosnovan(o|a), nedokazivo, (nema|bez|nedovoljno|nedostatak) (dokaza|podataka), nije (dokazano|potvrđeno|moguće provjeriti|moguće proveriti), ne može se (provjeriti|proveriti|ocijeniti|oceniti), ne može se potvrditi, neocenjeno, neocijenjeno, glasina(e|), nejasno, nepoznato, недоказано`,
    partly: 'delimično, djelimično, djelomično, delom, dijelom, napola, polu, делимично',
    mostly: 'uglavnom, većinom, pretežno, skoro, gotovo, većim delom, većim dijelom, углавном, скоро',
    fully: 'potpuno, sasvim, apsolutno, u potpunosti, skroz, čista, ovo je',
    not: 'nije, ne, није',
    but: 'ali, međutim',
    and: 'i, ili, и',
    frame:
      'ovo, je, tvrdnja, izjava, fotografija, slika, video, snimak, vest, vijest, informacija, ocena, ocjena, presuda, zaključak, sadržaj, objava, naša, navod',
  },
  {
    code: 'sl',
    from: 'ostro.si/razkrinkavanje',
    refuted:
      'neresničn(o|a), ni res, ni resnično, napačn(o|a), lažn(o|a|i), laž, lažna novica, neresnica, izmišljeno, prevara, mit, zmotno, dezinformacija, netočno, potegavščina, teorija zarote',
    misleading:
      'zavajajoč(e|a|i), zavajanje, (brez|manjka|manjkajoč|iztrgano iz|izven|manjkajoči) kontekst(a|), iztrgano iz konteksta, manipulacija, prirejen(o|a), pretiran(o|a), popačeno, izkrivljeno, satira, parodija, stara fotografija, star posnetek',
    mixed:
      'polresnica, polresnično, mešano, nenatančn(o|a), netočno delno, nepopoln(o|a), ni povsem res, drži ampak, zastarelo',
    supported: 'resničn(o|a), res, resnica, drži, točno, pravilno, potrjeno, to drži, dejstvo, pristno',
    unproven:
      'nedokazan(o|a), nepreverljivo, nepreverjeno, nepotrjeno, nepodprto, (ni|brez|premalo|manjka) (dokazov|dokaz), ni mogoče preveriti, neutemeljen(o|a), nejasno, govorica, govorice',
    partly: 'delno, deloma, napol',
    mostly: 'večinoma, pretežno, skoraj, v glavnem, v veliki meri',
    fully: 'popolnoma, povsem, absolutno, to je',
    not: 'ni',
    but: 'vendar, ampak',
    and: 'in, ali',
    frame: 'to, je, trditev, izjava, fotografija, posnetek, video, novica, informacija, ocena, sklep',
  },
  {
    code: 'mk',
    from: 'vistinomer.mk, f2n2.mk, truthmeter.mk',
    refuted:
      'невистин(а|ито|ита), лаж(но|на|), лага, лажна вест, неточн(о|а), не е (вистина|точно), измислен(о|а), измама, мит, дезинформација, фабрикуван(о|а), теорија на заговор, погрешно',
    misleading:
      'заведувачк(о|а|и), доведува во заблуда, манипулација, манипулирано, манипулативно, (без|недостасува|недостаток на|вон|извадено од) контекст, преувеличено, искривено, сатира, монтажа, стара фотографија, спин',
    mixed: 'полувистина, делумна вистина, непрецизно, нецелосно, мешано, не е сосема точно, контрадикторно',
    supported: 'вистин(а|ито|ита), точн(о|а), исправно, потврдено, факт',
    unproven:
      'недокажан(о|а), непроверливо, непроверено, непотврдено, (нема|без|недоволно) докази, неосновано, не може да се провери, нејасно, гласина',
    partly: 'делумно, половично',
    mostly: 'главно, претежно, речиси, најмногу, воглавно',
    fully: 'целосно, сосема, апсолутно, ова е',
    not: 'не е, не',
    but: 'но, ама, меѓутоа',
    and: 'и, или',
    frame: 'ова, е, тврдење, тврдењето, изјава, фотографија, видео, вест, информација, оценка, заклучок',
  },
]
