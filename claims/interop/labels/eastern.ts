import type { LabelLanguage } from './label-language.ts'

export const EASTERN: readonly LabelLanguage[] = [
  {
    code: 'ar',
    from: 'fatabyyano.net, misbar.com, verify-sy.com, matsda2sh.com, annirfact, factual.afp.com/ar, akhbarmeter.org, dabegad.com, falso.ly',
    refuted:
      'خطأ, خطا, خاطئ, خاطئة, زائف, زائفة, مزيف, مزيفة, مفبرك, مفبركة, كاذب, كاذبة, كذب, كذبة, غير صحيح, غير صحيحة, ليس صحيحا, ليس صحيح, غير دقيق وخاطئ, شائعة كاذبة, إشاعة كاذبة, ملفق, ملفقة, مضروب, وهمي, خرافة, احتيال, غير حقيقي, غير حقيقية, باطل, أخبار كاذبة, خبر كاذب, خبر زائف, أخبار زائفة, غلط, مختلق, مختلقة, خدعة, نظرية مؤامرة, معلومات مضللة وكاذبة, تزييف, خبر مفبرك, لا صحة له, مغلوط, مغلوطة',
    misleading:
      'مضلل, مضللة, تضليل, خارج السياق, خارج سياقه, خارج سياقها, بدون سياق, سياق ناقص, ناقص السياق, يفتقر إلى السياق, سياق مفقود, مجتزأ, مجتزأة, مقتطع, مقتطعة, معدل, معدلة, محرف, محرفة, تحريف, تلاعب, متلاعب به, متلاعب بها, مبالغ فيه, مبالغة, مبالغ, ساخر, ساخرة, سخرية, تهكم, محتوى ساخر, عنوان مضلل, قديم, فيديو قديم, صورة قديمة, خبر قديم, انتقائي, سياق خاطئ, سياق مضلل, تلاعب بالحقائق, مركب, مركبة, اثارة',
    mixed:
      'صحيح جزئيا, خطأ جزئيا, خاطئ جزئيا, نصف صحيح, نصف حقيقة, نصف الحقيقة, مختلط, غير دقيق, غير دقيقة, جزئي, صحيح ولكن, صحيح لكن, متناقض, ناقص, ناقصة, غير مكتمل, زائف جزئيا, ليس دقيقا, بحاجة إلى توضيح, خليط',
    supported: 'صحيح, صحيحة, حقيقي, حقيقية, صحيح تماما, حقيقة, صادق, دقيق, دقيقة, مؤكد, صواب, صدق, سليم',
    unproven:
      'غير مثبت, غير مثبتة, غير مؤكد, غير مؤكدة, لا دليل, لا يوجد دليل, لا توجد أدلة, بلا دليل, بدون دليل, دون دليل, لا أدلة, أدلة غير كافية, غير موثق, غير قابل للتحقق, لا يمكن التحقق منه, لا يمكن التحقق, قيد التحقق, غير محسوم, لا أساس له, إشاعة, شائعة, غير واضح, غير معروف, رأي, يصعب التحقق منه, ادعاء بلا دليل',
    partly: 'جزئيا, بشكل جزئي, نصف, إلى حد ما',
    mostly: 'غالبا, في الغالب, إلى حد كبير, معظمه, تقريبا, معظمها, في معظمه',
    fully: 'تماما, كليا, بالكامل, كامل, هذا',
    not: 'ليس, غير',
    but: 'ولكن, لكن, إلا أن',
    and: 'أو',
    frame:
      'هذا, هذه, ادعاء, الادعاء, خبر, الخبر, صورة, الصورة, فيديو, الفيديو, معلومة, المعلومة, منشور, المنشور, محتوى, المحتوى, تصريح, التصريح, النتيجة, الحكم, التقييم, الخلاصة, مقطع, عنوان, تصنيف, نتيجة',
  },
  {
    code: 'fa',
    from: 'factnameh.com, dw.com/fa, factyar, afghanfactcheck',
    refuted:
      'نادرست, غلط, دروغ, جعلی, ساختگی, کذب, اشتباه, درست نیست, صحت ندارد, حقیقت ندارد, خبر جعلی, خبر دروغ, واقعیت ندارد, شاخدار, دروغ شاخدار, غیرواقعی, کلاهبرداری, نظریه توطئه, فیک',
    misleading:
      'گمراه کننده, گمراه‌کننده, گمراهکننده, فریبنده, بی زمینه, خارج از متن, خارج از زمینه, تحریف شده, تحریف, دستکاری شده, دستکاری‌شده, اغراق, اغراق آمیز, اغراق‌آمیز, مبالغه, طنز, ویدئوی قدیمی, ویدیوی قدیمی, عکس قدیمی, تقطیع شده, بدون زمینه',
    mixed:
      'نیمه درست, نیمه‌درست, نیمه نادرست, نیمه حقیقت, نیمی از حقیقت, ترکیبی, غیردقیق, ناقص, متناقض, درست اما, نصف حقیقت',
    supported: 'درست, صحیح, حقیقت, راست, واقعی, حقیقت دارد, صحت دارد, واقعیت, تایید شده, درست است',
    unproven:
      'اثبات نشده, تایید نشده, تأیید نشده, بدون مدرک, شواهد ناکافی, شواهد کافی نیست, بی اساس, بی‌اساس, غیرقابل اثبات, قابل راستی آزمایی نیست, غیرقابل راستی آزمایی, نامعلوم, شایعه, بدون شواهد, نامشخص, مدرکی وجود ندارد, غیر قابل بررسی',
    partly: 'تا حدی, بخشی, نیمه, تاحدی, قسمتی, تا اندازه ای',
    mostly: 'عمدتا, بیشتر, تقریبا, تا حد زیادی, اغلب',
    fully: 'کاملا, کاملاً, به کلی, این',
    not: 'نه',
    but: 'اما, ولی',
    and: 'و, یا',
    frame: 'این, ادعا, ادعای, عکس, ویدئو, ویدیو, خبر, پست, اطلاعات, نتیجه, است, حکم',
  },
  {
    code: 'ur',
    from: 'sochfactcheck.com, sachee khabar, vishvasnews.com/urdu, geo fact check',
    refuted:
      'غلط, جھوٹ, جھوٹا, جھوٹی, جعلی, فرضی, من گھڑت, بے بنیاد اور غلط, درست نہیں, سچ نہیں, فیک, نقلی, غیر حقیقی, جھوٹا دعویٰ, افواہ غلط, جعلی خبر',
    misleading:
      'گمراہ کن, گمراہ‌کن, بھرامک, سیاق و سباق سے ہٹ کر, سیاق کے بغیر, ترمیم شدہ, مبالغہ, مبالغہ آرائی, طنز, پرانی ویڈیو, پرانی تصویر, توڑ مروڑ کر, ایڈیٹ شدہ',
    mixed: 'آدھا سچ, نصف سچ, جزوی سچ, ملا جلا, نیم سچ, مکمل سچ نہیں, نامکمل',
    supported: 'سچ, درست, صحیح, حقیقت, سچا, سچی, اصلی, سچ ہے',
    unproven:
      'غیر مصدقہ, غیر تصدیق شدہ, کوئی ثبوت نہیں, ثبوت نہیں, بے بنیاد, ناکافی ثبوت, غیر ثابت شدہ, افواہ, غیر واضح',
    partly: 'جزوی طور پر, جزوی, آدھا, کسی حد تک',
    mostly: 'زیادہ تر, بڑی حد تک, تقریباً, تقریبا',
    fully: 'مکمل طور پر, بالکل, سراسر, یہ',
    not: '',
    but: 'لیکن, مگر',
    and: 'اور, یا',
    frame: 'یہ, ہے, دعویٰ, دعوی, تصویر, ویڈیو, خبر, پوسٹ, معلومات, نتیجہ, فیصلہ, وائرل',
  },
  {
    code: 'ckb',
    from: 'kurdfactcheck, farhang fact',
    refuted: 'هەڵە, درۆ, ساختە, ناڕاست, ڕاست نییە, نادروست, ساختەیە',
    misleading: 'چەواشەکارانە, چەواشەکار, چەواشەکاری, بەهەڵەبەر',
    mixed: 'نیوە ڕاست, نیمچە ڕاست',
    supported: 'ڕاست, ڕاستە, دروست, دروستە, ڕاستی',
    unproven: 'بێ بەڵگە, پشتڕاستنەکراوە, بەڵگە نییە, نەسەلمێنراو',
    partly: 'بەشێکی, نیوە',
    mostly: 'زۆربەی',
    fully: 'تەواو',
    not: '',
    but: 'بەڵام',
    and: 'یان',
    frame: 'هەواڵ, وێنە, ڤیدیۆ, بانگەشە',
  },
  {
    code: 'he',
    from: 'irrelevant.org.il, globes.co.il/hamashrokit, thewhistle.globes.co.il, fakereporter.net',
    refuted:
      'שקר, שקרי, שקרית, לא נכון, לא נכונה, שגוי, שגויה, לא אמת, מפוברק, מפוברקת, פייק, פייק ניוז, מזויף, מזויפת, כזב, המצאה, הונאה, מיתוס, טעות, דיסאינפורמציה, מופרך, מופרכת, תאוריית קונספירציה, לא אמיתי, לא נכון בכלל, אינו נכון',
    misleading:
      'מטעה, מטעה ומסולף, הטעיה, מוטה, חסר הקשר, ללא הקשר, מחוץ להקשר, הוצא מהקשרו, הקשר חסר, מוגזם, הגזמה, מנופח, מעוות, עיוות, סילוף, מניפולציה, מניפולטיבי, סאטירה, סאטירי, סרטון ישן, תמונה ישנה, ערוך, בלי הקשר',
    mixed:
      'חצי אמת, חצי נכון, מעורב, לא מדויק, חלקי, לא לגמרי נכון, לא לגמרי, נכון אבל, סותר, לא מעודכן, לא מדויקת, מורכב',
    supported: 'נכון, נכונה, אמת, מדויק, מדויקת, אמיתי, אמיתית, מאומת, עובדה, מבוסס',
    unproven:
      'לא מבוסס, לא מוכח, לא הוכח, לא מאומת, אין ראיות, אין הוכחות, אין הוכחה, לא ניתן לבדיקה, לא ניתן לאמת, חסר ביסוס, חסר בסיס, ללא ביסוס, שמועה, לא ברור, לא ידוע, אין מספיק ראיות, לא ניתן להכרעה, נטול בסיס',
    partly: 'חלקית, באופן חלקי, חצי, בחלקו',
    mostly: 'ברובו, כמעט, לרוב, בעיקר, רובו, נכון ברובו, במידה רבה, בעיקרו',
    fully: 'לגמרי, לחלוטין, ממש, זה, בהחלט',
    not: 'לא, אינו, אינה',
    but: 'אבל, אך',
    and: 'או',
    frame: 'זה, טענה, הטענה, תמונה, סרטון, ידיעה, מידע, פוסט, ציון, מסקנה, פסק דין, דירוג',
  },
  {
    code: 'tr',
    from: 'teyit.org, dogrulukpayi.com, malumatfurus.org, dogrula.org, gununyalanlari.com, teyithatti.org',
    refuted:
      'yanlış, yalan, sahte, asılsız, uydurma, doğru değil, gerçek değil, düzmece, hatalı, kurgu, aldatmaca, palavra, yalan haber, sahte haber, dezenformasyon, dolandırıcılık, mit, efsane, gerçek dışı, komplo teorisi, gerçekdışı, yanlış bilgi, çarpık ve yanlış, parodi değil sahte, taklit',
    misleading:
      'yanıltıcı, çarpıtma, çarpıtılmış, manipülasyon, manipüle edilmiş, bağlamından koparılmış, bağlamından kopuk, bağlam dışı, eksik bağlam, bağlam eksik, bağlamı eksik, abartı, abartılı, abartma, hatalı ilişkilendirme, yanlış ilişkilendirme, parodi, hiciv, satir, mizah, eski (video|fotoğraf|görüntü), montaj, oynanmış, kurgulanmış görüntü, saptırma, yanlış bağlam, değiştirilmiş, tık tuzağı, seçmeci, cımbızlama',
    mixed:
      'karma, karışık, yarı doğru, yarım doğru, eksik, kısmi, çelişkili, doğru ama, tam doğru değil, tamamen doğru değil, kısmen, belirsiz ve karma, eksik bilgi, yarı gerçek, güncel değil',
    supported: 'doğru, gerçek, doğrulandı, doğrulanmış, hakiki, kesin doğru, teyitli, teyit edildi, isabetli',
    unproven:
      'kanıt yok, kanıtlanmamış, kanıtlanamaz, kanıtlanamadı, doğrulanamadı, doğrulanamıyor, doğrulanmamış, teyit edilemedi, teyitsiz, yetersiz kanıt, kanıt yetersiz, belirsiz, ispatlanamaz, dayanaksız, temelsiz, söylenti, iddia kanıtlanamadı, bilinmiyor, şüpheli ve kanıtsız, kanıtsız, yetersiz veri, henüz belli değil',
    partly: 'kısmen, yarı, bir kısmı, yarı yarıya',
    mostly: 'çoğunlukla, büyük ölçüde, büyük oranda, neredeyse, genellikle, çoğu, ağırlıklı olarak',
    fully: 'tamamen, kesinlikle, tümüyle, bütünüyle, bu',
    not: '',
    but: 'ama, ancak, fakat',
    and: 've, veya, ya da',
    frame:
      'bu, iddia, iddiası, fotoğraf, görsel, video, görüntü, haber, içerik, bilgi, paylaşım, sonuç, karar, analiz, değerlendirme, bir, derecelendirme',
  },
  {
    code: 'az',
    from: 'faktyoxla.info, faktyoxla.az',
    refuted:
      'yalan, yalandır, yanlışdır, yanlış, saxta, uydurma, doğru deyil, həqiqət deyil, səhv, feyk, yalan xəbər, saxta xəbər, əsassız və yalan, dezinformasiya',
    misleading:
      'manipulyasiya, çaşdırıcı, aldadıcı, yanıldıcı, kontekstdən çıxarılıb, kontekstsiz, şişirdilmiş, təhrif, təhrif edilmiş, təhrif olunmuş, satira, köhnə video, köhnə foto, kontekst çatışmır',
    mixed: 'yarı həqiqət, yarımhəqiqət, yarı doğru, yarıdoğru, qarışıq, qeyri dəqiq, natamam',
    supported: 'doğru, həqiqət, düzgün, təsdiqləndi, düzdür, doğrudur',
    unproven:
      'sübut yoxdur, təsdiqlənməyib, sübut olunmayıb, yoxlanıla bilməz, əsassız, kifayət qədər sübut yoxdur, qeyri müəyyən, şayiə',
    partly: 'qismən, yarı, yarımçıq',
    mostly: 'əsasən, demək olar ki, böyük ölçüdə, daha çox, çox hissəsi',
    fully: 'tamamilə, tam, bütünlüklə, bu',
    not: '',
    but: 'amma, lakin, ancaq',
    and: 'və, və ya',
    frame: 'bu, iddia, foto, video, xəbər, məlumat, nəticə, verdikt, hökm',
  },
  {
    code: 'kk',
    from: 'factcheck.kz',
    refuted:
      'жалған, өтірік, фейк, жалған ақпарат, дұрыс емес, шындық емес, қате, жасанды, жалған хабар, алаяқтық, дезинформация, ойдан шығарылған',
    misleading:
      'манипуляция, бұрмалау, бұрмаланған, жаңылыстыратын, адастыратын, асыра сілтеу, әсірелеу, кликбейт, контекстсіз, контекст жоқ, жаңсақ түсінік, сатира',
    mixed: 'жартылай шындық, жартылай шын, аралас, дәл емес, толық емес, жартылай жалған',
    supported: 'шындық, рас, дұрыс, шын, ақиқат, расталды',
    unproven:
      'дәлел жоқ, дәлелденбеген, расталмаған, тексерілмеген, үкімсіз, анық емес, дәлелсіз, қауесет, тексеру мүмкін емес',
    partly: 'жартылай, ішінара, бөлшектеп',
    mostly: 'негізінен, көбінесе, дерлік',
    fully: 'толық, мүлдем, толығымен, бұл',
    not: '',
    but: 'бірақ, алайда',
    and: 'және, мен, немесе',
    frame: 'үкім, бұл, мәлімдеме, фото, видео, жаңалық, ақпарат, қорытынды, сурет',
  },
  {
    code: 'uz',
    from: 'factchecknet.uz',
    refuted:
      "yolgʻon, yolg on, yolgon, soxta, feyk, noto g ri, notogri, haqiqat emas, ёлғон, нотўғри, сохта, uydirma, yolg'on, noto'g'ri",
    misleading:
      "chalg ituvchi, chalgituvchi, manipulyatsiya, адаштирувчи, чалғитувчи, kontekstsiz, bo rttirilgan, chalg'ituvchi",
    mixed: 'yarim haqiqat, qisman haqiqat, ярим ҳақиқат',
    supported: "haqiqat, to g ri, togri, rost, ҳақиқат, тўғри, рост, to'g'ri",
    unproven: 'isbotlanmagan, tasdiqlanmagan, dalil yo q, исботланмаган, тасдиқланмаган, asossiz',
    partly: 'qisman, yarim, қисман',
    mostly: 'asosan, deyarli, асосан',
    fully: 'butunlay, mutlaqo, to liq',
    not: '',
    but: 'lekin, ammo, лекин',
    and: 'va, yoki, ва',
    frame: 'bu, da vo, video, foto, xabar, ma lumot, xulosa',
  },
  {
    code: 'ky',
    from: 'factcheck.kg',
    refuted: 'жалган, калп, фейк, туура эмес, чындык эмес, жалган маалымат, ката, ойдон чыгарылган',
    misleading: 'манипуляция, адаштыруучу, бурмалоо, бурмаланган, апыртылган, контекстсиз, адаштырат',
    mixed: 'жарым чындык, жарым жартылай чындык, так эмес, толук эмес',
    supported: 'чындык, туура, чын, ырас, тастыкталды',
    unproven: 'далил жок, далилденген эмес, тастыкталган эмес, белгисиз, негизсиз',
    partly: 'жарым жартылай, жарым, бир аз',
    mostly: 'негизинен, көбүнчө, дээрлик',
    fully: 'толугу менен, такыр, бул',
    not: '',
    but: 'бирок',
    and: 'жана, же',
    frame: 'бул, билдирүү, сүрөт, видео, жаңылык, маалымат, жыйынтык',
  },
  {
    code: 'ka',
    from: 'mythdetector.com, factcheck.ge',
    refuted:
      'ყალბი, ტყუილი, მცდარი, სიცრუე, არასწორი, სიცრუეა, ყალბია, მცდარია, ყალბი ამბავი, დეზინფორმაცია, გამოგონილი, ფეიკი, არ შეესაბამება სიმართლეს, მითი, არასწორია, თაღლითობა, აბსოლუტური სიცრუე, შეთქმულების თეორია',
    misleading:
      'მანიპულაცია, მანიპულაციური, შეცდომაში შემყვანი, კონტექსტის გარეშე, კონტექსტიდან ამოგლეჯილი, გაზვიადებული, დამახინჯებული, სატირა, ძველი ვიდეო, ძველი ფოტო, დამონტაჟებული, უკონტექსტო, ფაქტებით მანიპულირება',
    mixed: 'ნახევრად სიმართლე, ნახევარსიმართლე, შერეული, უზუსტო, არაზუსტი, არასრული, ნახევრად მართალი',
    supported:
      'სიმართლე, მართალი, მართალია, სწორი, სწორია, ჭეშმარიტება, ჭეშმარიტი, დადასტურებული, ზუსტი, ფაქტი',
    unproven:
      'დაუდასტურებელი, დაუმტკიცებელი, უსაფუძვლო, არ არსებობს მტკიცებულება, მტკიცებულება არ არსებობს, გადაუმოწმებელი, ვერიფიცირება შეუძლებელია, ვერდიქტის გარეშე, შეფასების გარეშე, ბუნდოვანი, ჭორი',
    partly: 'ნაწილობრივ, ნახევრად',
    mostly: 'მეტწილად, ძირითადად, უმეტესად, თითქმის, მეტწილად კი',
    fully: 'სრულიად, აბსოლუტურად, სრული, ეს, აბსოლუტური',
    not: 'არ არის',
    but: 'მაგრამ, თუმცა',
    and: 'და, ან',
    frame: 'ეს, არის, განცხადება, ფოტო, ვიდეო, ამბავი, ინფორმაცია, დასკვნა, შეფასება, ვერდიქტი',
  },
  {
    code: 'hy',
    from: 'fip.am, media.am, civilnet',
    refuted:
      'կեղծ, սուտ, կեղծ է, սխալ, ոչ ճիշտ, ճիշտ չէ, հերքված, ապատեղեկատվություն, ֆեյք, հորինված, իրականությանը չի համապատասխանում, սուտ է',
    misleading:
      'ապակողմնորոշող, մոլորեցնող, մանիպուլյացիա, մանիպուլատիվ, համատեքստից դուրս, ուռճացված, չափազանցված, խեղաթյուրված, երգիծանք, շահարկում',
    mixed: 'կիսաճշմարտություն, կես ճշմարտություն, մասնակի ճշմարտություն, խառը, ոչ ճշգրիտ, թերի',
    supported: 'ճիշտ, ճշմարիտ, ճշմարտություն, ճիշտ է, հաստատված, իրական, փաստ',
    unproven: 'չապացուցված, չհաստատված, անհիմն, ապացույց չկա, ապացույցներ չկան, չստուգված, անհայտ',
    partly: 'մասամբ, մասնակի, կիսով չափ, մասնակիորեն',
    mostly: 'հիմնականում, մեծ մասամբ, գրեթե',
    fully: 'ամբողջովին, բացարձակ, լիովին',
    not: 'ոչ',
    but: 'բայց, սակայն',
    and: 'և, կամ',
    frame: 'սա, պնդում, պնդումը, լուսանկար, տեսանյութ, լուր, տեղեկություն, եզրակացություն',
  },
]
