import { wordsOf } from './words';

/** Words of one meaning, or forms of one word that no rule leads to: what visitors type and what records say. */
const ALIKE = [
  'jew jewish hebrew israelite juif israélite يهودي يهود عبراني إسرائيلي',
  'muslim moslem mohammedan musulman islamic مسلم إسلامي',
  'christian chrétien مسيحي نصراني نصارى',
  'ethiopian abyssinian ethiopia abyssinia حبشي أحباش حبشة إثيوبي إثيوبيا',
  'syriac syrian jacobite assyrian سرياني سريان يعقوبي يعاقبة',
  'maghariba moroccan maghrebi mughrabi moghrabi moor maugrebin north-african مغربي مغاربة',
  'armenian armenia arménien أرمني أرمن أرمينيا',
  'greek orthodox rum روم أرثوذكس يوناني',
  'russian russia روسي روس روسيا',
  'french france français فرنسي فرنسا',
  'english british britain anglais إنجليزي بريطاني إنكليزي',
  'turkish ottoman turk تركي عثماني أتراك',
  'german germany ألماني ألمانيا',
  'railway railroad train gare قطار سكة حديد',
  'wailing western lamentation المبكى الغربي البراق',
  'wall rampart muraille سور أسوار حائط جدار',
  'gate porte باب أبواب بوابة bab',
  'church église كنيسة كنائس chapel chapelle',
  'mosque mosquée masjid مسجد مساجد جامع جوامع',
  'dome coupole cupola قبة قباب',
  'citadel castle fortress château قلعة قلاع حصن برج tower',
  'tomb grave tombeau sepulchre قبر قبور مدفن مدافن ضريح',
  'cave grotto grotte مغارة مغاور كهف',
  'cemetery cimetière graveyard مقبرة مقابر',
  'valley vallée wadi وادي واد أودية',
  'mount mountain mont hill جبل جبال',
  'pool birket birkat basin reservoir بركة برك',
  'fountain sabil sebil fontaine سبيل أسبلة نافورة عين',
  'quarter neighbourhood neighborhood district حارة حي حارات أحياء',
  'street road rue طريق شارع درب طرقات شوارع',
  'shop store bazaar market souk suq دكان دكاكين سوق أسواق محل',
  'school école مدرسة مدارس',
  'student pupil طالب طلبة طلاب تلميذ',
  'hospital مستشفى مشفى',
  'library bibliothèque مكتبة مكتبات خزانة',
  'synagogue كنيس كنس معبد',
  'convent monastery couvent دير أديرة',
  'patriarch patriarche بطريرك بطاركة بطرك',
  'pilgrim pilgrimage pèlerin حاج حجاج حجيج',
  'hostel inn hospice نزل خان تكية',
  'camel جمل جمال إبل caravan قافلة قوافل',
  'soldier troop army military جندي جنود جيش عسكر عسكري',
  'cavalry horse horseman خيالة خيل فرسان حصان',
  'camp encampment مخيم معسكر مخيما',
  'surrender capitulation استسلام تسليم',
  'mayor رئيس بلدية',
  'kaiser emperor قيصر إمبراطور',
  'king roi ملك ملوك',
  'prince أمير أمراء',
  'silver argent فضة فضي',
  'cross croix صليب',
  'garden jardin بستان حديقة بساتين',
  'stair stairway staircase step escalier درج سلم',
  'village قرية قرى',
  'panorama panoramic بانوراما بانورامي شامل',
  'easter فصح',
  'sabbath saturday shabbat سبت',
  'closed shut مغلق مغلقة',
  'printer printing مطبعة طباعة',
  'money-changer moneychanger banker صراف صيرفي',
  'albumen albuminé زلالي ألبومين',
  'stereograph stereoscopic stereoview مجسم ستيريوغراف',
  'woman female نساء امرأة حاجات نسوة',
  'boy بنين أولاد صبيان ولد',
  'constitution constitutional دستور دستوري',
  'relief carving bas-relief نقش نقوش منحوت زخرفة زخارف ornament',
  'enclosure precinct enceinte حرم',
  'exterior outside extérieure خارج خارجي',
  'interior inside intérieur داخل داخلي',
  'people folk أناس ناس',
];

/** Keys that go with a key; itself is not among them. */
const BY_KEY = new Map<string, Set<string>>();
for (const line of ALIKE) {
  const keys = new Set(
    line.split(' ').flatMap((word) => wordsOf(word.replace('-', '')).map(({ key }) => key)),
  );
  for (const key of keys) {
    const others = BY_KEY.get(key) ?? new Set();
    for (const other of keys) if (other !== key) others.add(other);
    BY_KEY.set(key, others);
  }
}

/** Keys of words that mean nearly what a word means, in either language. */
export function synonymsOf(key: string): Iterable<string> {
  return BY_KEY.get(key) ?? [];
}
