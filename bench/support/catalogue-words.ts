import type { Dice } from './dice';

/** The same in both languages. */
export interface Pair {
  ar: string;
  en: string;
}

const pairs = (text: string): Pair[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', ar = ''] = line.split('|');
      return { ar: ar.trim(), en: en.trim() };
    });

/** What photographs of the city show. */
export const SUBJECTS = pairs(`
Street scene|مشهد من الشارع
Water sellers|سقّاؤون
Women at the well|نساء عند البئر
A caravan of camels|قافلة جِمال
Pilgrims on the steps|حجّاج على الدرج
Market day|يوم السوق
Bread sellers|باعة الخبز
A procession|موكب
Children at play|أطفال يلعبون
Stone cutters at work|نحّاتو حجر يعملون
General view|منظر عام
Panorama|منظر شامل
The gate from outside|الباب من الخارج
The gate from within|الباب من الداخل
Façade|الواجهة
Courtyard|الساحة
Interior|من الداخل
The dome and the minaret|القبّة والمئذنة
Carved stone|حجر منقوش
Fountain|سبيل
A school class|صف مدرسي
Portrait of a family|صورة عائلة
Portrait of a scholar|صورة عالِم
A wedding|عرس
Olive harvest|قطف الزيتون
A shop and its owner|دكّان وصاحبه
Weavers|نسّاجون
Shoemakers|إسكافيون
Soldiers on parade|جنود في عرض
Funeral|جنازة
Snow in the city|الثلج في المدينة
A roof with washing|سطح عليه غسيل
The wall and the valley|السور والوادي
Tents below the wall|خيام تحت السور
A monk with a manuscript|راهب ومخطوط
Readers in the library|قرّاء في المكتبة
Musicians|عازفون
A coffee house|مقهى
Carriages|عربات
The railway station|محطة القطار
`);

/** What a place is. */
export const PLACE_KINDS = pairs(`
Street of|طريق
Gate of|باب
Church of|كنيسة
Mosque of|مسجد
Monastery of|دير
Khan of|خان
School of|مدرسة
Market of|سوق
Fountain of|سبيل
House of|دار
Garden of|حديقة
Quarter of|حارة
Pool of|بركة
Tomb of|قبر
Synagogue of|كنيس
Hill of|تلّة
`);

export const GIVEN_NAMES = pairs(`
Khalil|خليل
Issa|عيسى
Garabed|كرابيت
Hannah|حنّة
Maryam|مريم
Yusuf|يوسف
Ibrahim|إبراهيم
Elias|إلياس
Salim|سليم
Daoud|داود
Krikor|كريكور
Félix|فيليكس
Auguste|أوغست
Ernst|إرنست
Lewis|لويس
Eric|إريك
Najib|نجيب
Karimeh|كريمة
Tawfiq|توفيق
Anton|أنطون
Hovsep|هوفسيب
Mitri|متري
Sarah|سارة
Rachel|راحيل
`);

export const TECHNIQUES = pairs(`
Albumen print|طبعة زلالية
Salted paper print|طبعة على ورق مملّح
Gelatin silver print|طبعة جيلاتين الفضة
Glass negative|سالب زجاجي
Lantern slide|شريحة فانوس
Photochrom|فوتوكروم
Stereograph|صورة مجسّمة
Cyanotype|طبعة زرقاء
Carbon print|طبعة كربونية
Daguerreotype|داغيروتيب
`);

export const HOLDER_KINDS = pairs(`
Archive of|أرشيف
Museum of|متحف
Library of|مكتبة
Collection of|مجموعة
Institute of|معهد
`);

const COMMON: Record<keyof Pair, string> = {
  ar: 'في من على إلى عن مع بين تحت فوق أمام خلف عند هذه الصورة التي كان كانت وقد المدينة القدس القديمة الناس السوق الحجر الباب الأسواق السور القبة المئذنة الكنيسة المسجد الدير الساحة الطريق اليمين اليسار الأعلى الظل الضوء الشمس النساء الرجال الأطفال البائعون المصور الاستوديو الطبعة الزجاج الورق السنة القرن الحارة الحجاج الموكب العيد الصيف الشتاء الوادي الجبل الزيتون الماء البئر البيت السطح الدرج النافذة القوس العمود الرخام النقش الخط اليد الوجه الثوب السلة الحصان الجمل الحمار العربة الخبز القماش الخشب الحديد الذهب',
  en: 'the of in and a to at from with by on under before behind between this photograph city old wall gate market street stone church mosque dome minaret monastery courtyard women men children sellers steps road left right above shade light sun photographer studio print glass paper year century quarter pilgrims procession feast summer winter valley mount olives water well house roof window arch column marble carving hand face dress basket horse camel donkey carriage bread cloth wood iron gold people stand sit walk carry look toward shows taken seen near far small large white dark',
};

/** Consonants as both scripts write them. */
const CONSONANTS = [
  ...[
    'ب b',
    'ت t',
    'ج j',
    'ح h',
    'خ kh',
    'د d',
    'ر r',
    'ز z',
    'س s',
    'ش sh',
    'ص s',
    'ط t',
    'ع ʿ',
    'غ gh',
    'ف f',
  ],
  ...['ق q', 'ك k', 'ل l', 'م m', 'ن n', 'ه h', 'و w', 'ي y'],
].map((both) => both.split(' ') as [string, string]);

/** Patterns of words, with 1, 2 and 3 for a root's consonants. */
const PATTERNS: readonly Pair[] = [
  { ar: '1ا23', en: '1a2i3' },
  { ar: '12ي3', en: '1a2i3' },
  { ar: '12ا3', en: '1i2a3' },
  { ar: 'م12و3', en: 'ma12u3' },
  { ar: '1و23ي', en: '1aw2a3i' },
  { ar: '12و3', en: '1u2u3' },
  { ar: '1ي2ا3', en: '1i2a3' },
  { ar: 'أ123', en: 'a12a3' },
];

/** Only of descriptions: what grammar makes of a word. */
const ENDINGS: Record<keyof Pair, readonly string[]> = {
  ar: ['', 'ة', 'ات', 'ين', 'ها', 'ية'],
  en: ['', 's', 'ed', 'ing', 'er', 'ness'],
};

const LATIN_STEMS =
  'ar bel cor dan el fen gar hol ir jas kel lor mar nor os pel quin ran sal tor ul ver wil yor'.split(' ');

/** A name in both scripts, of a root that the dice choose: thousands are possible. */
export function properName(dice: Dice): Pair {
  const root = Array.from({ length: 3 }, () => choose(dice, CONSONANTS));
  const pattern = choose(dice, PATTERNS);
  const write = (script: 0 | 1, text: string) =>
    text.replace(/\d/g, (digit) => root[Number(digit) - 1]?.[script] ?? '');
  const en = write(1, pattern.en);
  return { ar: write(0, pattern.ar), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

export function choose<V>(dice: Dice, values: readonly V[]): V {
  return values[Math.floor(dice.roll() * values.length)] as V;
}

/** An index below `size`; each half as likely as one of half its rank (Zipf). */
export function zipf(dice: Dice, size: number): number {
  return Math.min(size - 1, Math.floor(size ** dice.roll()) - 1);
}

/** Words of a language, the commonest first: real ones, then as many as are asked for of what the language could have. */
export function vocabulary(dice: Dice, language: keyof Pair, size: number): string[] {
  const words = new Set(COMMON[language].split(' '));
  while (words.size < size) {
    const stem =
      language === 'ar'
        ? properName(dice).ar
        : choose(dice, LATIN_STEMS) + choose(dice, LATIN_STEMS) + choose(dice, LATIN_STEMS);
    words.add(stem + choose(dice, ENDINGS[language]));
  }
  return [...words];
}

/** A text of so many words, with the frequencies that texts have. */
export function prose(dice: Dice, words: readonly string[], count: number): string {
  const said = Array.from({ length: count }, () => words[zipf(dice, words.length)]);
  return `${said.join(' ')}.`;
}
