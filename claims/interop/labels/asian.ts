import type { LabelLanguage } from './label-language.ts'

export const ASIAN: readonly LabelLanguage[] = [
  {
    code: 'id',
    from: 'turnbackhoax.id, cekfakta.com, liputan6.com/cek-fakta, tempo.co/cekfakta, kompas.com/cekfakta, tirto.id, periksafakta.afp.com',
    refuted: `salah, hoaks, hoax, palsu, keliru, tidak benar, bohong, kebohongan, tidak akurat, fitnah, disinformasi, misinformasi, penipuan, berita bohong, berita palsu, mitos, bukan fakta, tidak tepat, konten palsu, kabar bohong, konten tiruan palsu, rekayasa, dipalsukan, fabrikasi, konten fabrikasi, teori konspirasi`,
    misleading: `menyesatkan, sesat, (tanpa|kurang|di luar|diluar|kehilangan|kekurangan|konteks yang) konteks, tidak ada konteks, dimanipulasi, manipulasi, konten (yang|) (dimanipulasi|menyesatkan|manipulasi), konteks hilang, berlebihan, dilebih lebihkan, satire, satir, parodi, (video|foto) lama, suntingan, diedit, klikbait, konten tiruan, keluar dari konteks, butuh konteks, perlu konteks, menipu`,
    mixed:
      'setengah benar, campuran, tidak sepenuhnya benar, belum tentu benar sebagian, kurang tepat, kurang akurat, tidak lengkap, benar tapi, kontradiktif, separuh benar',
    supported:
      'benar, fakta, akurat, tepat, betul, asli, sesuai fakta, terbukti, terkonfirmasi, klarifikasi benar',
    unproven:
      'tidak terbukti, belum terbukti, belum (terverifikasi|dapat dibuktikan|terkonfirmasi|ada bukti), tidak (dapat|bisa) (diverifikasi|dibuktikan), tidak ada bukti, tanpa bukti, kurang bukti, bukti tidak cukup, bukti kurang, tidak berdasar, rumor, tidak jelas, belum jelas, tidak didukung bukti',
    partly: 'sebagian, setengah, separuh',
    mostly: 'sebagian besar, hampir, kebanyakan, umumnya, mayoritas',
    fully: 'sepenuhnya, benar benar, sama sekali, seluruhnya, ini',
    not: 'tidak, bukan',
    but: 'tapi, tetapi, namun',
    and: 'dan, atau',
    frame:
      'ini, itu, klaim, adalah, foto, gambar, video, berita, informasi, konten, pesan, unggahan, narasi, cek fakta, kesimpulan, hasil, kategori, pernyataan, yang, viral, judul',
  },
  {
    code: 'ms',
    from: 'sebenarnya.my, semakmule.afp.com, jomcheck.org, mycheck.my',
    refuted:
      'palsu, salah, tidak benar, tak benar, berita palsu, tidak sahih, dusta, auta, penipuan, bohong, maklumat palsu, tidak tepat, khabar angin palsu, dinafikan',
    misleading:
      'mengelirukan, tanpa konteks, kurang konteks, di luar konteks, tiada konteks, diubah suai, dimanipulasi, keterlaluan, satira, video lama, gambar lama',
    mixed: 'separuh benar, campuran, separa benar, tidak sepenuhnya benar, tidak lengkap',
    supported: 'benar, sahih, betul, tepat, fakta, disahkan',
    unproven:
      'tidak disahkan, belum disahkan, tiada bukti, tidak terbukti, tidak dapat disahkan, khabar angin, tidak berasas',
    partly: 'separa, sebahagian, separuh, sebahagiannya',
    mostly: 'kebanyakannya, hampir, sebahagian besar, sebahagian besarnya',
    fully: 'sepenuhnya, sama sekali, langsung',
    not: 'tidak, bukan',
    but: 'tetapi, tapi, namun',
    and: 'dan, atau',
    frame: 'ini, adalah, dakwaan, gambar, video, berita, maklumat, kenyataan, kandungan, kesimpulan, tular',
  },
  {
    code: 'fil',
    from: 'verafiles.org, rappler.com, tsek.ph, factrakers.org',
    refuted:
      'peke, hindi totoo, mali, hindi tama, kasinungalingan, huwad, walang katotohanan, imbento, fake, gawa gawa, scam, panloloko, hindi tumpak, di totoo, maling impormasyon, pekeng balita',
    misleading:
      'nakalilito, nakalilinlang, nakakalinlang, mapanlinlang, nakaliligaw, nakakaligaw, walang konteksto, kulang sa konteksto, kulang ang konteksto, kailangan ng konteksto, nangangailangan ng konteksto, minanipula, binago, manipulado, satire, pinalaki, lumang (video|larawan)',
    mixed:
      'kalahating totoo, magkahalo, halo halo, hindi lubos na totoo, hindi ganap na totoo, may katotohanan',
    supported: 'totoo, tama, tumpak, katotohanan, tunay, beripikado, kumpirmado',
    unproven:
      'walang (ebidensya|batayan|patunay|basehan|katibayan), hindi (napatunayan|beripikado|mapatunayan|kumpirmado), kulang sa ebidensya, kulang ang ebidensya, di beripikado',
    partly: 'bahagyang, bahagya, medyo, kalahating',
    mostly: 'kalakhang, halos, kadalasang, karamihan ay',
    fully: 'ganap na, lubos na, talagang',
    not: 'hindi',
    but: 'pero, ngunit',
    and: 'at, o',
    frame: 'ang, ito, ay, pahayag, larawan, video, balita, post, impormasyon, hatol, konklusyon, na',
  },
  {
    code: 'vi',
    from: 'tingia.gov.vn, kiemtrasukien.afp.com, vietfactcheck.org',
    refuted:
      'sai, sai sự thật, sai lệch, không đúng, không đúng sự thật, giả, giả mạo, tin giả, bịa đặt, không chính xác, không có thật, lừa đảo, tin vịt, thông tin sai, dối trá, thông tin giả, sai trái, tin sai sự thật, hoang đường, thuyết âm mưu',
    misleading:
      'gây hiểu lầm, gây hiểu nhầm, dễ gây hiểu lầm, đánh lừa, thiếu (bối cảnh|ngữ cảnh), sai (bối cảnh|ngữ cảnh), ngoài ngữ cảnh, bị (chỉnh sửa|cắt ghép), phóng đại, thổi phồng, xuyên tạc, châm biếm, video cũ, ảnh cũ, cắt ghép, chỉnh sửa',
    mixed:
      'nửa đúng nửa sai, đúng một nửa, nửa sự thật, hỗn hợp, chưa chính xác, chưa đầy đủ, đúng nhưng, không hoàn toàn (đúng|chính xác)',
    supported: 'đúng, đúng sự thật, sự thật, chính xác, thật, tin thật, xác thực, đã xác nhận, có thật',
    unproven:
      'chưa (xác thực|được xác thực|được kiểm chứng|được xác minh|xác minh|được chứng minh|kiểm chứng|có bằng chứng|được xác nhận), không có (bằng chứng|cơ sở|căn cứ), thiếu (bằng chứng|căn cứ|cơ sở), không đủ bằng chứng, không thể (kiểm chứng|xác minh), tin đồn, chưa rõ',
    partly: 'một phần, phần nào, đúng một phần',
    mostly: 'phần lớn, hầu hết, hầu như, gần như, chủ yếu, đa phần',
    fully: 'hoàn toàn, tuyệt đối',
    not: 'không, không phải',
    but: 'nhưng',
    and: 'và, hoặc',
    frame: 'là, tuyên bố, hình ảnh, ảnh, video, tin, thông tin, bài viết, kết luận, này, nội dung, phát ngôn',
  },
  {
    code: 'th',
    from: 'cofact.org, antifakenewscenter.com, factcheckthailand.afp.com, sureandshare',
    refuted:
      'เท็จ, ข่าวปลอม, ปลอม, ไม่จริง, ไม่เป็นความจริง, ข้อมูลเท็จ, ผิด, ไม่ถูกต้อง, หลอกลวง, ข่าวเท็จ, เป็นเท็จ, โกหก, ข้อมูลผิด, เรื่องเท็จ, ข่าวลวง',
    misleading:
      'บิดเบือน, ทำให้เข้าใจผิด, ชวนให้เข้าใจผิด, ข่าวบิดเบือน, ขาดบริบท, ผิดบริบท, ข้อมูลบิดเบือน, ดัดแปลง, ตัดต่อ, เกินจริง, เสียดสี, ชี้นำผิด, คลิปเก่า, ภาพเก่า, ข้อมูลที่ทำให้เข้าใจผิด, ภาพตัดต่อ, เข้าใจผิด',
    mixed:
      'จริงบางส่วน, เท็จบางส่วน, จริงครึ่งเดียว, จริงครึ่งหนึ่ง, ผสม, ถูกบางส่วน, ส่วนใหญ่จริง, เป็นจริงบางส่วน, จริงแต่, มีทั้งจริงและเท็จ, ไม่จริงทั้งหมด',
    supported: 'จริง, เป็นความจริง, ข่าวจริง, ข้อเท็จจริง, ถูกต้อง, ยืนยันแล้ว, เรื่องจริง, ของจริง',
    unproven:
      'ไม่มีหลักฐาน, ยังไม่มีหลักฐาน, หลักฐานไม่เพียงพอ, ยังไม่ยืนยัน, ยืนยันไม่ได้, ไม่สามารถยืนยันได้, ไม่สามารถตรวจสอบได้, ยังไม่สามารถสรุปได้, ไม่มีมูล, ข่าวลือ, ไม่ชัดเจน, ยังพิสูจน์ไม่ได้',
    partly: 'บางส่วน',
    mostly: 'ส่วนใหญ่',
    fully: 'ทั้งหมด, สิ้นเชิง',
    not: 'ไม่',
    but: 'แต่',
    and: 'และ, หรือ',
    frame: 'ข้อกล่าวอ้าง, ภาพ, วิดีโอ, คลิป, ข่าว, ข้อมูล, สรุป, ผลการตรวจสอบ',
  },
  {
    code: 'my',
    from: 'boommyanmar.com, afp myanmar, fact-hub',
    refuted: 'မှား, မှားယွင်း, မမှန်, မမှန်ကန်, မဟုတ်မှန်, သတင်းတု, သတင်းမှား, အတု, လိမ်ညာ, မဟုတ်မမှန်, မှားယွင်းသည်, မမှန်ပါ, လုပ်ကြံ',
    misleading: 'အထင်အမြင်လွဲမှားစေ, အထင်လွဲစေ, အထင်အမြင်လွဲစေ, လွဲမှား, အထင်အမြင်လွဲမှားစေသော, လှည့်ဖြား, နားလည်မှုလွဲစေ',
    mixed: 'တစ်ဝက်မှန်, တစ်စိတ်တစ်ပိုင်းမှန်, တစ်စိတ်တစ်ပိုင်းမှား, တစ်ပိုင်းမှန်',
    supported: 'မှန်, မှန်ကန်, အမှန်, မှန်ကန်သည်, မှန်သည်',
    unproven: 'အထောက်အထားမရှိ, အတည်မပြုနိုင်, သက်သေမရှိ, အတည်မပြုရသေး',
    partly: 'တစ်စိတ်တစ်ပိုင်း',
    mostly: 'အများစု',
    fully: 'လုံးဝ',
    not: '',
    but: 'ဒါပေမဲ့',
    and: 'နှင့်',
    frame: 'သတင်း, ဗီဒီယို, ဓာတ်ပုံ',
  },
  {
    code: 'km',
    from: 'afp khmer',
    refuted: 'មិនពិត, ខុស, ក្លែងក្លាយ, ព័ត៌មានក្លែងក្លាយ, មិនត្រឹមត្រូវ, មិនមែនការពិត, កុហក',
    misleading: 'បំភាន់, នាំឱ្យយល់ច្រឡំ, បំភ្លៃ, ខ្វះបរិបទ, ធ្វើឱ្យយល់ច្រឡំ',
    mixed: 'ពិតមួយផ្នែក, ខុសមួយផ្នែក, ពាក់កណ្ដាលពិត',
    supported: 'ពិត, ត្រឹមត្រូវ, ការពិត',
    unproven: 'គ្មានភស្តុតាង, មិនអាចផ្ទៀងផ្ទាត់បាន, មិនទាន់បញ្ជាក់',
    partly: 'មួយផ្នែក',
    mostly: 'ភាគច្រើន',
    fully: 'ទាំងស្រុង',
    not: '',
    but: 'ប៉ុន្តែ',
    and: 'និង',
    frame: 'ព័ត៌មាន, រូបភាព, វីដេអូ',
  },
  {
    code: 'zh',
    from: 'tfc-taiwan.org.tw, mygopen.com, cofacts.tw, charknewsletter, piyao.org.cn, factcheck.qq.com, factcheck.afp.com/hk, hkbu factcheck, annielab.org',
    refuted: `錯誤, 错误, 假, 假的, 虛假, 虚假, 不實, 不实, 不真實, 不真实, 謠言, 谣言, 不正確, 不正确, 假訊息, 假消息, 假新聞, 假新闻, 偽造, 伪造, 捏造, 虛構, 虚构, 詐騙, 诈骗, 騙局, 骗局, 謊言, 谎言, 失實, 失实, 不屬實, 不属实, 並非事實, 并非事实, 不是事實, 不是事实, 造謠, 造谣, 純屬虛構, 純屬謠言, 不準確, 不准确, 含有不實訊息, 不實訊息, 錯誤訊息, 錯誤資訊, 惡作劇, 陰謀論, 阴谋论, 伪科学, 偽科學, 确认为假, 不是真的, 造假, 假資訊, 迷思`,
    misleading: `誤導, 误导, 易生誤解, 易誤解, 易误解, 具誤導性, 误导性, 誤導性, 有誤導, 斷章取義, 断章取义, 缺乏背景, 缺少背景, 脈絡不足, 缺乏脈絡, 缺乏上下文, 脫離脈絡, 移花接木, 张冠李戴, 張冠李戴, 誇大, 夸大, 歪曲, 扭曲, 變造, 篡改, 竄改, 經過編輯, 合成, 諷刺, 讽刺, 嘲諷, 舊聞, 旧闻, 舊影片, 舊照片, 標題黨, 标题党, 偷換概念, 偷换概念, 以偏概全, 易造成誤解, 誤解, 误解, 語境缺失, 缺失語境, 欠缺背景`,
    mixed: `部分錯誤, 部分错误, 部分正確, 部分正确, 部分屬實, 部分属实, 半真半假, 部分真實, 部分真实, 部分事實, 部分虛假, 部分不實, 部分不实, 真假參半, 真假参半, 大部分正確, 大部分正确, 大致正確, 大致屬實, 基本正确, 基本属实, 基本屬實, 多數屬實, 部分有誤, 有真有假, 混合, 不完全正確, 不完全正确, 有失精確, 一半真, 不精確, 不完整, 不精确, 有待商榷部分, 部份錯誤, 部份正確, 部份不實, 部份屬實`,
    supported:
      '正確, 正确, 真, 真的, 真實, 真实, 屬實, 属实, 事實, 事实, 是真的, 確有其事, 确有其事, 準確, 准确, 證實, 证实, 已證實, 已证实, 確實, 确实, 真相, 真訊息',
    unproven: `證據不足, 证据不足, 事實釐清中, 查無根據, 缺乏證據, 缺乏证据, 無證據, 无证据, 沒有證據, 没有证据, 未經證實, 未经证实, 未證實, 未证实, 無法查證, 无法查证, 無法證實, 无法证实, 尚無定論, 尚无定论, 存疑, 待查證, 待查证, 有待查證, 無法核實, 无法核实, 未經核實, 未能證實, 傳聞, 传闻, 沒有根據, 没有根据, 毫無根據, 毫无根据, 無根據, 缺乏依據, 缺乏依据, 尚待證實, 無法判定, 无法判定, 疑似, 尚無證據, 未有證據, 不明, 查證中`,
    partly: '部分, 部份, 一半',
    mostly: '大部分, 大多, 大致, 基本, 基本上, 幾乎, 几乎, 大部份, 多半',
    fully: '完全, 絕對, 绝对, 純屬, 纯属, 確認, 确认, 這是, 这是',
    not: '不, 非, 並非, 并非',
    but: '但, 但是',
    and: '和, 與, 与, 及, 或',
    frame:
      '查核結果, 查核结果, 結論, 结论, 此, 此訊息, 訊息, 消息, 照片, 影片, 圖片, 說法, 该说法, 該說法, 判定, 網傳, 网传, 傳言, 内容, 內容, 評級, 评级, 結果',
  },
  {
    code: 'ja',
    from: 'fij.info, factcheckcenter.jp, infact.press, buzzfeed.com/jp, factcheck.afp.com/jp, litmus-factcheck.jp',
    refuted:
      '誤り, 誤, 虚偽, 嘘, うそ, ウソ, デマ, 偽, 偽物, にせ, フェイク, フェイクニュース, 捏造, でたらめ, 間違い, 事実ではない, 事実でない, 正しくない, 真実ではない, 偽情報, 誤情報, ねつ造, 事実無根, 不正確で誤り, 陰謀論, 詐欺, 作り話, 虚偽情報, 誤った情報',
    misleading:
      'ミスリード, ミスリーディング, 誤解を招く, 誤導, 誤解を与える, 文脈不足, 文脈の欠如, 背景情報不足, 文脈を欠く, 切り取り, 改ざん, 加工, 編集, 誇張, 歪曲, 風刺, パロディ, 古い動画, 古い写真, 不適切な文脈, 補足が必要, 釣りタイトル, 誤解',
    mixed:
      '一部誤り, 一部正しい, 半分正しい, ほぼ正確, おおむね正確, 概ね正確, 大体正しい, 不正確, 半分事実, 部分的に正しい, 部分的に誤り, 部分的に真実, 一部不正確, 一部真実, 一部虚偽, 真偽混在, 一部事実, ほぼ正しい, おおむね正しい, 不完全, 正確ではない部分がある',
    supported: '正確, 正しい, 真実, 事実, 本当, 本物, 真, 事実である, 正しい情報',
    unproven:
      '根拠不明, 真偽不明, 根拠なし, 証拠なし, 証拠不十分, 根拠がない, 確認できない, 未検証, 検証不能, 検証対象外, 判定留保, 判断保留, 不明, 裏付けなし, 根拠不十分, 証拠がない, 未確認, 根拠に乏しい, 噂, 未証明, 検証不可能',
    partly: '一部, 部分的に',
    mostly: 'ほぼ, おおむね, 概ね, 大部分',
    fully: '完全に, 全くの, まったくの, 完全な, 明らかな',
    not: '',
    but: 'だが, しかし, ただし',
    and: 'と, および, または',
    frame: '判定, 結論, 主張, 画像, 動画, 写真, 情報, ニュース, レーティング, 検証結果',
  },
  {
    code: 'ko',
    from: 'factcheck.snu.ac.kr, newstof.com, jtbc.co.kr, factcheckkorea.afp.com',
    refuted:
      '거짓, 전혀 사실 아님, 사실 아님, 사실이 아님, 사실아님, 사실이 아니다, 가짜, 가짜뉴스, 가짜 뉴스, 허위, 허위사실, 허위 정보, 허위정보, 오류, 틀림, 틀린, 조작, 날조, 거짓말, 잘못된 정보, 잘못된, 사기, 괴담, 거짓 정보, 거짓 주장, 허구, 음모론, 조작된 정보 거짓, 거짓이다',
    misleading:
      '오해의 소지, 오해 소지, 오도, 오해를 부를 수 있음, 오해 유발, 맥락 부족, 맥락 누락, 맥락 필요, 왜곡, 과장, 편집, 조작된 이미지, 합성, 변조, 풍자, 패러디, 오래된 영상, 오래된 사진, 맥락 없음, 오해의 소지가 있음, 오해를 불러일으킴, 낚시성, 호도, 맥락 왜곡',
    mixed:
      '절반의 사실, 절반 사실, 대체로 사실, 일부 사실, 부분 사실, 부분적 사실, 일부 거짓, 일부 사실 아님, 혼합, 부정확, 논란, 반은 맞고 반은 틀림, 일부 오류, 절반의 진실, 불완전, 부분적으로 사실, 부분적으로 거짓, 대체로 맞음',
    supported: '사실, 진실, 참, 맞음, 사실임, 정확, 진짜, 확인됨, 사실이다, 옳음',
    unproven:
      '판단 유보, 판단유보, 근거 없음, 증거 없음, 증거 불충분, 근거 부족, 확인 불가, 검증 불가, 미확인, 확인되지 않음, 불분명, 입증 안됨, 입증되지 않음, 증거 부족, 소문, 알 수 없음, 사실 확인 불가, 검증불가, 루머, 확인 안됨',
    partly: '부분적으로, 일부, 절반',
    mostly: '거의, 대체로, 대부분',
    fully: '완전, 완전한, 전혀, 명백한, 완전히, 새빨간',
    not: '',
    but: '그러나, 하지만',
    and: '및, 또는, 와, 과',
    frame: '판정, 결론, 주장, 이미지, 사진, 영상, 뉴스, 정보, 팩트체크, 평가',
  },
  {
    code: 'mn',
    from: 'mfcc.mn, fact-check.mn',
    refuted:
      'худал, худал мэдээлэл, ташаа, буруу, үнэн биш, хуурамч, хуурамч мэдээ, ташаа мэдээлэл, зохиомол',
    misleading:
      'төөрөгдүүлсэн, төөрөгдүүлэх, төөрөгдүүлж байна, мушгин гуйвуулсан, мушгисан, хэтрүүлсэн, контекст дутуу, засварласан',
    mixed: 'хагас үнэн, өрөөсгөл, хольсон, дутуу',
    supported: 'үнэн, зөв, бодит, үнэн зөв, баталгаатай',
    unproven: 'нотлогдоогүй, баталгаагүй, нотлох баримтгүй, тодорхойгүй, нотолгоогүй',
    partly: 'хэсэгчлэн, зарим талаар, хагас',
    mostly: 'ихэнхдээ, голдуу, бараг, ихэнх нь',
    fully: 'бүрэн, огт',
    not: '',
    but: 'гэвч',
    and: 'ба, болон',
    frame: 'мэдээ, мэдээлэл, зураг, видео, мэдэгдэл, дүгнэлт',
  },
]
