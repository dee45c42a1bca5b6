/** A query with what its records answer: 3 what was asked for, 1 what goes with it. Photographs by slug. */
export interface JudgedQuery {
  language: 'ar' | 'en';
  words: string;
  grades: ReadonlyMap<string, number>;
}

const DOME =
  'dome-of-the-rock-east-1854 dome-of-the-rock-north-1854 dome-of-the-rock-beato-robertson court-of-the-dome-of-the-rock-1857 dome-of-the-rock-1850 kaiser-in-jerusalem-1898';
const CHAIN = 'dome-of-the-chain-1862';
const HARAM =
  'haram-al-sharif-1857 golden-gate-1854 dome-of-the-rock-east-1854 dome-of-the-rock-north-1854 court-of-the-dome-of-the-rock-1857 western-wall-1854 dome-of-the-chain-1862';
const SEPULCHRE =
  'holy-sepulchre-entrance-de-clercq holy-sepulchre-dome-1860s holy-sepulchre-bas-relief-1854 silver-cross-of-louis-xiii-1854';
const DAMASCUS = 'damascus-gate-outside-1854 damascus-gate-de-clercq';
const GOLDEN = 'golden-gate-1854 golden-gate-and-city-walls';
const WALL = 'western-wall-1854 people-at-the-western-wall';
const MAGHARIBA = 'maghariba-quarter-1864 western-wall-1854 people-at-the-western-wall';
const ARMENIANS =
  'armenian-convent-ornaments-1854 armenian-patriarch-vehabedian armenian-convent-entrance-1914';
const CONVENT = 'armenian-convent-ornaments-1854 armenian-convent-entrance-1914';
const ARMENIAN_QUARTER = 'armenian-patriarch-vehabedian armenian-convent-entrance-1914';
const KIDRON = 'kidron-valley-burial-cave-1854 kidron-valley-burial-caves-1854';
const SILWAN = 'silwan-monolith-1854 silwan-1864';
const BONFILS = 'inside-jaffa-gate-1870 garden-of-gethsemane-bonfils';
const ANTHONY =
  'court-of-the-dome-of-the-rock-1857 haram-al-sharif-1857 holy-sepulchre-dome-1860s tomb-of-the-virgin-1860s';
const CLERCQ = 'damascus-gate-de-clercq holy-sepulchre-entrance-de-clercq';
const DU_CAMP = 'citadel-and-walls-1850 dome-of-the-rock-1850';
const COLONY = 'jew-from-yemen-1900 egyptian-camel-transport-olivet-1918';
const MATSON = 'egyptian-camel-transport-olivet-1918 australian-light-horse-sheikh-jarrah-1918';
const SURVEY = 'maghariba-quarter-1864 silwan-1864';
const JEWS =
  'people-at-the-western-wall inside-a-synagogue closed-shops-jewish-quarter-1900 jew-from-yemen-1900';
const PILGRIMS =
  'syriac-pilgrims-1900 ethiopian-pilgrims russian-pilgrims-hostel-1899 french-pilgrims-first-station-1913';
const WAR =
  'jerusalem-railway-station-1917 surrender-of-jerusalem-1917 australian-light-horse-sheikh-jarrah-1918 egyptian-camel-transport-olivet-1918';

/** Language, words, what was asked for, what goes with it. */
type Line = readonly [language: JudgedQuery['language'], words: string, best: string, good?: string];

const LINES: readonly Line[] = [
  ['en', 'dome of the rock', DOME, CHAIN],
  ['ar', 'قبة الصخرة', DOME, CHAIN],
  ['ar', 'قبه الصخره', DOME, CHAIN],
  ['en', 'Mosque of Omar', `${DOME} ${CHAIN}`],
  ['en', "mosquée d'Omar", `${DOME} ${CHAIN}`],
  ['en', 'qubbat al-sakhra', DOME, CHAIN],
  ['en', 'dome of teh rokc', DOME, CHAIN],
  ['en', 'dome of the chain', CHAIN],
  ['ar', 'قبة السلسلة', CHAIN, 'khalidi-library-1914'],
  ['en', 'Haram al-Sharif', HARAM],
  ['ar', 'الحرم الشريف', HARAM],
  ['en', 'haram esh-sherif', HARAM],
  ['en', 'Temple Mount', HARAM],
  ['ar', 'جبل الهيكل', HARAM],
  ['en', 'Damascus Gate', DAMASCUS],
  ['ar', 'باب العامود', DAMASCUS],
  ['en', 'bab el amoud', DAMASCUS],
  ['en', 'Porte de Damas', DAMASCUS],
  ['ar', 'باب دمشق', DAMASCUS],
  ['en', 'Damascsu gate', DAMASCUS],
  ['en', 'golden gate', GOLDEN],
  ['ar', 'باب الرحمة', GOLDEN],
  ['ar', 'الباب الذهبي', GOLDEN],
  ['en', 'Bab al-Rahma', GOLDEN],
  ['en', 'Jaffa Gate', 'inside-jaffa-gate-1870'],
  ['ar', 'باب الخليل', 'inside-jaffa-gate-1870'],
  ['en', 'bab al-khalil', 'inside-jaffa-gate-1870'],
  ['en', 'tower of david', 'citadel-and-walls-1850'],
  ['ar', 'برج داود', 'citadel-and-walls-1850'],
  ['ar', 'القلعة', 'citadel-and-walls-1850'],
  ['en', 'holy sepulchre', SEPULCHRE],
  ['en', 'Holy Sepulcher church', SEPULCHRE],
  ['ar', 'كنيسة القيامة', SEPULCHRE],
  ['ar', 'كنيسه القيامه', SEPULCHRE],
  ['en', 'Saint-Sépulcre', SEPULCHRE],
  ['en', 'western wall', WALL],
  ['en', 'wailing wall', WALL],
  ['ar', 'حائط البراق', WALL],
  ['ar', 'حائط المبكى', WALL],
  ['ar', 'حارة المغاربة', 'maghariba-quarter-1864', WALL],
  ['en', 'Moroccan quarter', 'maghariba-quarter-1864', WALL],
  ['en', 'Maghariba', MAGHARIBA],
  ['ar', 'المغاربه', MAGHARIBA],
  ['ar', 'الأرمن', ARMENIANS],
  ['en', 'Armenians', ARMENIANS],
  ['ar', 'دير الأرمن', CONVENT, 'armenian-patriarch-vehabedian'],
  ['en', 'couvent arménien', CONVENT, 'armenian-patriarch-vehabedian'],
  ['en', 'Armenian Quarter', ARMENIAN_QUARTER, 'armenian-convent-ornaments-1854'],
  ['ar', 'بطريرك الارمن', 'armenian-patriarch-vehabedian', CONVENT],
  ['en', 'patriarch', 'armenian-patriarch-vehabedian greek-patriarch-easter-procession'],
  ['ar', 'بطريرك', 'armenian-patriarch-vehabedian greek-patriarch-easter-procession'],
  ['en', 'Kidron valley', KIDRON],
  ['ar', 'وادي قدرون', KIDRON],
  ['en', 'valley of Josaphat', KIDRON],
  ['ar', 'مغارة دفن', KIDRON],
  ['en', 'Siloam', SILWAN],
  ['ar', 'سلوان', SILWAN],
  ['ar', 'قرية سلوان', SILWAN],
  ['en', 'mamilla pool', 'birket-mamilla-1854'],
  ['ar', 'بركة ماملا', 'birket-mamilla-1854'],
  ['en', 'Birket Mamillah', 'birket-mamilla-1854'],
  ['en', 'gethsemane', 'garden-of-gethsemane-bonfils'],
  ['ar', 'الجثمانيه', 'garden-of-gethsemane-bonfils'],
  ['en', 'gethsamane garden', 'garden-of-gethsemane-bonfils'],
  ['en', 'Mount of Olives', 'egyptian-camel-transport-olivet-1918'],
  ['ar', 'جبل الزيتون', 'egyptian-camel-transport-olivet-1918'],
  ['en', 'cheikh jarrah', 'australian-light-horse-sheikh-jarrah-1918'],
  ['ar', 'الشيخ جراح', 'australian-light-horse-sheikh-jarrah-1918'],
  ['en', 'via dolorosa', 'via-dolorosa-bain', 'french-pilgrims-first-station-1913'],
  ['ar', 'درب الآلام', 'via-dolorosa-bain'],
  ['en', 'Bonfils', BONFILS],
  ['ar', 'بونفيس', BONFILS],
  ['en', 'Felix Bonfis', BONFILS],
  ['en', 'John Anthony', ANTHONY],
  ['ar', 'جون انتوني', ANTHONY],
  ['en', 'de clercq', CLERCQ],
  ['ar', 'دو كليرك', CLERCQ],
  ['en', 'Maxime du Camp', DU_CAMP],
  ['ar', 'مكسيم دو كامب', DU_CAMP],
  ['en', 'Flaubert', DU_CAMP],
  ['en', 'Salzmann holy sepulchre', 'holy-sepulchre-bas-relief-1854 silver-cross-of-louis-xiii-1854'],
  ['ar', 'سالزمان باب العامود', 'damascus-gate-outside-1854', 'damascus-gate-de-clercq'],
  ['en', 'American Colony', COLONY, 'australian-light-horse-sheikh-jarrah-1918'],
  ['ar', 'مجموعة ماتسون', MATSON],
  ['en', 'Ordnance Survey', SURVEY],
  ['ar', 'يهود', JEWS],
  ['en', 'Jewish', `${JEWS} jewish-tomb-1854`],
  ['en', 'synagogue', 'inside-a-synagogue'],
  ['ar', 'كنيس', 'inside-a-synagogue'],
  ['ar', 'حارة اليهود', 'closed-shops-jewish-quarter-1900'],
  ['en', 'pilgrims', PILGRIMS],
  ['ar', 'حجاج', PILGRIMS],
  ['ar', 'الحجاج الروس', 'russian-pilgrims-hostel-1899'],
  ['en', 'Abyssinians', 'ethiopian-pilgrims'],
  ['ar', 'أحباش', 'ethiopian-pilgrims'],
  ['en', 'Syriac Orthodox', 'syriac-pilgrims-1900'],
  ['ar', 'السريان', 'syriac-pilgrims-1900'],
  ['en', 'easter procession', 'greek-patriarch-easter-procession'],
  ['ar', 'عيد الفصح', 'greek-patriarch-easter-procession'],
  ['en', '1917', 'jerusalem-railway-station-1917 surrender-of-jerusalem-1917'],
  ['ar', '١٩١٨', MATSON],
  ['ar', '١٨٥٧', 'court-of-the-dome-of-the-rock-1857 haram-al-sharif-1857 dome-of-the-rock-beato-robertson'],
  [
    'en',
    '1910s',
    `french-pilgrims-first-station-1913 khalidi-library-1914 armenian-convent-entrance-1914 inauguration-of-a-hospital-1914 ${WAR}`,
  ],
  ['en', 'photographs from 1864', SURVEY],
  ['en', '2005.100.373.129', 'dome-of-the-rock-east-1854'],
  ['en', 'LC-DIG-matpc-14759', 'egyptian-camel-transport-olivet-1918'],
  ['ar', '2013.1098.8', 'dome-of-the-rock-beato-robertson'],
  ['en', 'rcin 2700916', CHAIN],
  ['en', 'lenkin 4848', 'people-at-the-western-wall'],
  ['en', 'stereograph', 'inside-a-synagogue'],
  ['ar', 'ستيريوغراف', 'inside-a-synagogue'],
  ['en', 'albumen print', 'garden-of-gethsemane-bonfils'],
  ['ar', 'ورق زلالي', 'garden-of-gethsemane-bonfils'],
  ['en', 'Khalidi library', 'khalidi-library-1914'],
  ['ar', 'المكتبه الخالديه', 'khalidi-library-1914'],
  ['en', 'train station', 'jerusalem-railway-station-1917'],
  ['ar', 'محطة القطار', 'jerusalem-railway-station-1917'],
  ['en', 'Jemal Pasha', 'jerusalem-railway-station-1917'],
  ['ar', 'جمال باشا', 'jerusalem-railway-station-1917'],
  ['en', 'surrender of Jerusalem', 'surrender-of-jerusalem-1917'],
  ['ar', 'الحسيني', 'surrender-of-jerusalem-1917'],
  ['en', 'Husseini mayor', 'surrender-of-jerusalem-1917'],
  ['en', 'camels', 'egyptian-camel-transport-olivet-1918'],
  ['ar', 'الجمال', 'egyptian-camel-transport-olivet-1918'],
  ['en', 'money changer', 'money-changer-1897'],
  ['ar', 'صراف', 'money-changer-1897'],
  ['en', 'hospital', 'inauguration-of-a-hospital-1914'],
  ['ar', 'مستشفى', 'inauguration-of-a-hospital-1914'],
  ['en', 'schools', 'st-georges-school-for-boys dusturiyyah-school-1909'],
  ['ar', 'مدارس', 'st-georges-school-for-boys dusturiyyah-school-1909'],
  ['ar', 'قيصر', 'kaiser-in-jerusalem-1898'],
  ['en', 'Kaiser Wilhelm', 'kaiser-in-jerusalem-1898'],
  ['ar', 'الدرج المنحوت في الصخر', 'rock-cut-stairway-1854'],
  ['en', 'fountain', 'arab-fountain-1854'],
  ['ar', 'سبيل', 'arab-fountain-1854'],
  ['en', 'panorama', 'panorama-of-jerusalem-1870'],
  ['ar', 'البلدة القديمه', 'khalidi-library-1914'],
];

const slugs = (list: string | undefined) => list?.split(' ').filter((slug) => slug !== '') ?? [];

/** Judged from the starter's records alone. */
export const JUDGED_QUERIES: readonly JudgedQuery[] = LINES.map(([language, words, best, good]) => ({
  ...{ language, words },
  grades: new Map([
    ...slugs(good).map((slug) => [slug, 1] as const),
    ...slugs(best).map((slug) => [slug, 3] as const),
  ]),
}));

/** Normalised discounted cumulative gain of the first ten, gains being 2^grade - 1: 1 where nothing could stand better. */
export function ndcg10(grades: ReadonlyMap<string, number>, found: readonly string[]): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const best = gain([...grades.values()].sort((a, b) => b - a));
  return gain(found.map((slug) => grades.get(slug) ?? 0)) / best;
}

/** Means over the judged queries, of both languages and of each. */
export function judge(search: (words: string) => readonly string[]): Record<'all' | 'ar' | 'en', number> & {
  worst: { words: string; value: number; found: readonly string[] }[];
} {
  const scored = JUDGED_QUERIES.map(({ language, words, grades }) => {
    const found = search(words);
    return { language, words, found, value: ndcg10(grades, found) };
  });
  const mean = (list: readonly { value: number }[]) =>
    list.reduce((sum, { value }) => sum + value, 0) / list.length;
  return {
    all: mean(scored),
    ar: mean(scored.filter(({ language }) => language === 'ar')),
    en: mean(scored.filter(({ language }) => language === 'en')),
    worst: scored.filter(({ value }) => value < 0.9).sort((a, b) => a.value - b.value),
  };
}
