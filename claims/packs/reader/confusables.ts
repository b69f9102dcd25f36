/**
 * Characters that look like those of ordinary host names: Unicode's confusables.txt (UTS #39), limited to
 * what a host name can contain. Copyright © Unicode, Inc., used under the Unicode License. Written by
 * scripts/tables/confusables.mjs, which names its source.
 *
 * `a=ɑαа`: each of the three looks like "a". The Latin side is in lower case, like host names.
 */
const TABLE = `
2=ᒿ 3=𖼻𑣊 6=б𑣕 7=𑣆 8=৪੪ȣ𐌚 9=੧୨৭൭𑣌𑣖 a=ɑαаᗅꓮ𖽀𐊠 aa=ꜳ ae=æӕ ao=ꜵ au=ꜷ av=ꜹꜻ ay=ꜽ
b=ᖯᗷꓐ𐊂𐊡𐌁 c=ᴄⲥсꮯ𐐽𑣩ꓚ𐊢𐌂𐔜 d=ԁᑯꓒᗞᗪꓓ dz=ʣ e=ꬲеҽⴹꓰ𐊆 f=ꬵꞙẝքᖴꓝ𑣂𐊇𐊥𐔥 g=ɡᶃƍցꓖ h=һհᕼꓧ𐋏
i=ıɪɩιіꙇꭵ𑣃 j=ϳјᒍꓙ k=ᛕꓗ𐔘 l=1ӏ١۱ǀוןاߊⵏᛁꓲ𖼨𐊊𐌉ᒪꓡ𖼖𐔦 ll=ǁװ ls=ʪ lz=ʫ m=ᗰᛖꓟ𐊰𐌑 n=ոռꓠ𐔓
o=0०੦૦௦౦೦൦๐໐၀٥۵ᴏᴑꬽοσⲟоჿօסهھہەഠဝ𐓪𑣈𑣗𐐬߀০୦𑓐𑣠ⵔዐଠꓳ𐊒𐊫𐔖 oe=œ oo=ꝏꚙ p=ρⲣрᑭꓑ𐊕 q=ԛգզⵕ
r=ꭇꭈᴦⲅгꮁᖇꓣ𖼵 rn=𑣣m𑜀 s=ꜱƽѕꮪ𑣁𐑈ꓢ𖼺𐊖 t=ꓔ𖼊𐊗𐊱𐌕 tf=ꝷ ts=ʦ u=ꞟᴜꭎꭒʋυս𐓶𑣘ሀᑌꓴ𖽂 ue=ᵫ uo=ꭣ
v=ᴠνѵט𑜆ꮩ𑣀٧۷ⴸᐯꛟꓦ𖼈𐔝 w=ɯᴡѡԝա𑜊𑜎𑜏ꮃ𑣦ꓪ x=хᕁᕽⵝᚷꓫ𐊐𐊴𐌗𐔧 y=ɣᶌʏỿꭚγуүყ𑣜ꓬ𖽃𐊲 z=ᴢꮓ𑣄𑣥ꓜ
`

/** Character → the letters a–z or digits that it looks like. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\s+/)
    .flatMap((row) => {
      const [latin = '', characters = ''] = row.split('=')
      return Array.from(characters, (character) => [character, latin] as const)
    }),
)
