// Which 8-bit or Chinese encoding gives the likeliest letters. Works on very short texts, where libraries guess wildly.
import {
  type Accents,
  baltic,
  central,
  commonHangul,
  type OwnScript,
  turkish,
  weightsOf,
  western,
} from './alphabets.ts';
import { decodeBy } from './decode-by.ts';

/** The best candidate. `label` is what TextDecoder knows it by; `isSure` is false when nothing fits well. */
export interface Guess {
  readonly label: string;
  readonly encoding: string;
  readonly isSure: boolean;
}

/** How often Russian letters occur, per thousand. */
const russian: Record<string, number> = {
  о: 110,
  е: 85,
  а: 80,
  и: 74,
  н: 67,
  т: 63,
  с: 55,
  р: 47,
  в: 45,
  л: 44,
  к: 35,
  м: 32,
  д: 30,
  п: 28,
  у: 26,
  я: 20,
  ы: 19,
  ь: 17,
  г: 17,
  з: 16,
  б: 16,
  ч: 14,
  й: 12,
  х: 10,
  ж: 9,
  ш: 7,
  ю: 6,
  ц: 5,
  щ: 4,
  э: 3,
  ф: 3,
  ъ: 1,
  ё: 2,
  і: 25,
  ї: 6,
  є: 5,
  ґ: 1,
  ў: 6,
};
const cyrillicWeight = new Map(Object.entries(russian).map(([letter, count]) => [letter, Math.log(count)]));

/** The characters that Chinese business and customs papers use most, simplified and traditional. */
export const commonHan = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世界名称号址市省县街路楼室货商贸易司有限银账户金额元美进出口税则收发船港运费单价数量总净毛重包装合同票证编码规格型产地阿富汗伊斯兰共和尼亚利巴斯拉拿马' +
    '這個為時來們對會發動過說產種後經進著電裡現實兩體機當點從業應開還與關線數質氣變條結問無軍題黨員總設長頭資邊圖統較將組見計別論運農幾區強決戰則據處貨貿銀帳戶額稅費單價淨裝證編碼規東門車馬風龍書學國萬億聯際灣臺' +
    // Those that foreign names are written with.
    '阿卜杜穆罕默德尤素福优优苏塔米尔曼卡维宾沙赫哈萨勒扎伊布侯赛因艾迈奥恩诺夫罗科基洛格雷佩莱莫戈瓦季娜列佐谢切叶娃莎索菲' +
    '優蘇塔爾維賓薩紮賽邁奧諾羅萊謝葉親王子',
);
const softSign = /[\u00a0№«»“”„‘’–—…°§©®™·•€£±×]/;

/** The score of what is not written so at all. */
const NEVER = -9;

/** Average likelihood of the letters beyond ASCII if the text is Cyrillic. */
function scoreCyrillic(text: string): number {
  let score = 0;
  let counted = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    const before = text[at - 1] ?? '';
    if (letter <= '\u007f' || letter === before) continue;
    counted++;
    score += strayScore(text, at) ?? cyrillicScore(letter, before);
  }
  return counted === 0 ? NEVER : score / counted;
}

/** What a letter of another script says that stands by itself, or in a word of Latin letters: accents look like that. */
function strayScore(text: string, at: number): number | undefined {
  const [before, letter, after] = [text[at - 1] ?? '', text[at] ?? '', text[at + 1] ?? ''];
  if (!/\p{L}/u.test(letter)) return undefined;
  if (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after)) return -3;
  return /\p{L}/u.test(before) || /\p{L}/u.test(after) ? undefined : 0;
}

function cyrillicScore(letter: string, before: string): number {
  const lower = letter.toLowerCase();
  const weight = cyrillicWeight.get(lower);
  if (weight === undefined) {
    if (softSign.test(letter)) return 1;
    if (letter >= '\u2500' && letter <= '\u259f') return 0;
    return /\p{Script=Cyrillic}/u.test(letter) ? -2 : -4;
  }
  // Encodings that swap the cases, or the letters, give capitals inside words.
  const isRareStart = (lower === 'ь' || lower === 'ъ' || lower === 'ы') && !/\p{L}/u.test(before);
  return weight - (isInsideCapital(letter, before) ? 5 : 0) - (isRareStart ? 3 : 0);
}

const isInsideCapital = (letter: string, before: string): boolean =>
  letter.toLowerCase() !== letter && before !== before.toUpperCase();

/** Average of what the characters beyond ASCII weigh in a text of East Asia. */
function scoreEastAsian(text: string, weigh: (letter: string) => number): number {
  let score = 0;
  let counted = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter <= '\u007f') continue;
    counted++;
    score += isInLatinWord(text, at) ? -3 : weigh(letter);
  }
  return counted === 0 ? NEVER : score / counted;
}

/** Likelihood that the text is Chinese, by the block that its encoding keeps for common characters. */
const scoreHan = (text: string, isCommonBlock: (letter: string) => boolean): number =>
  scoreEastAsian(text, letter => {
    if (commonHan.has(letter)) return 5;
    if (/[\u3000-\u303f\uff01-\uff5e“”‘’—…·]/.test(letter)) return 2;
    if (isCommonBlock(letter)) return 1.5;
    return /\p{Script=Han}/u.test(letter) ? -1.5 : -5;
  });

/** Letters that stand at the end of words only. */
const isFinal = /[ςםןךףץ]/;

/** Average likelihood of the letters beyond ASCII if they belong to a script of their own. */
function scoreScript(text: string, script: OwnScript): number {
  const weights = weightsOf(script);
  let score = 0;
  let counted = 0;
  for (let at = 0; at < text.length; at++) {
    const [before, letter] = [text[at - 1] ?? '', text[at] ?? ''];
    if (isFinal.test(before)) score += /\p{L}/u.test(letter) ? -6 : 1;
    if (letter <= '\u007f') continue;
    counted++;
    const weight = weights.get(letter.toLowerCase());
    if (weight === undefined) score += softSign.test(letter) ? 1 : -4;
    else score += strayScore(text, at) ?? weight - (isInsideCapital(letter, before) ? 5 : 0);
  }
  return counted === 0 ? NEVER : score / counted;
}

/** Average likelihood if the text is in one of some languages: accented letters among plain ones. The best one counts. */
const scoreLatin = (text: string, languages: readonly Accents[]): number =>
  Math.max(...languages.map(accents => scoreAccents(text, accents)));

/**
 * The same of what DOS programs wrote. Its letters stand where newer encodings have quotes and dashes, so there must be
 * several of them, and no capital inside a word. Lines that frame tables say nothing.
 */
function scoreDos(text: string, languages: readonly Accents[]): number {
  const letters = text.match(/[^\P{L}\0-\x7f]/gu) ?? [];
  if (letters.length === 0 || /\p{Ll}[^\P{Lu}\0-\x7f]|\p{L}[═╔╦╩╚╬╠╣╗╝─┴┬┼]\p{L}/u.test(text)) return NEVER;
  const score = scoreLatin(text.replace(/[\u2500-\u259f]/g, ' '), languages) - RARE;
  const isMany = letters.length > 2 && new Set(letters.map(letter => letter.toLowerCase())).size > 1;
  return isMany ? score : Math.min(score, UNSURE);
}

/** Enough to be taken where nothing else fits, and too little to be sure of. */
const UNSURE = 0.9;
/** Encodings that are hardly met any more must be much likelier than the others. */
const RARE = 0.8;

function scoreAccents(text: string, { common, rare }: Accents): number {
  let score = 0;
  let counted = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter <= '\u007f') continue;
    counted++;
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? ''];
    const lower = letter === 'İ' ? 'ı' : letter.toLowerCase();
    const likely = common.has(lower) ? 4 : rare.has(lower) ? 2.5 : undefined;
    if (likely === undefined) score += signScore(letter, before, after);
    else if (isAmongPlain(before, after)) score += likely;
    else score += isTwin(text, at) || isWord(lower, before, after) ? 1 : -3;
  }
  return counted === 0 ? NEVER : score / counted;
}

/** Signs stand between words, not inside them. */
const signScore = (letter: string, before: string, after: string): number => {
  const isInside = /\p{L}/u.test(before) && /\p{L}/u.test(after) && letter !== '’';
  return softSign.test(letter) && !isInside ? 2 : -3;
};

const isAmongPlain = (before: string, after: string): boolean =>
  before <= '\u007f' && (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after));

/** Small words of one letter: French and Italian à, Spanish ó, Polish and Czech ó and í, Swedish å and ö. */
const isWord = (letter: string, before: string, after: string): boolean =>
  'àèòóáíúéåöøæ'.includes(letter) && !/\S/.test(before) && !/\S/.test(after);

/** Two accented letters stand side by side in some languages, three hardly ever. */
const isTwin = (text: string, at: number): boolean =>
  /^[A-Za-z]?\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/[^\0-\u007f]/.test(text[at + 1] ?? '');

/** A single letter of East Asia within a Latin word is an accent that was misread together with its neighbour. */
const isInLatinWord = (text: string, at: number): boolean =>
  /[A-Za-z]/.test(text[at - 1] ?? '') && /[A-Za-z\s]/.test(text[at + 1] ?? ' ');

/** Likelihood that the text is Korean. */
const scoreHangul = (text: string): number =>
  scoreEastAsian(text, letter => {
    if (commonHangul.has(letter)) return 5;
    if (/[가-힣]/.test(letter)) return 1.5;
    return /[\u3000-\u303f\uff01-\uff5e]/.test(letter) ? 2 : -3;
  });

/** Likelihood that the text is Japanese: without its own syllables it is not. */
const scoreJapanese = (text: string): number =>
  scoreEastAsian(text, letter => {
    if (/[\u3041-\u3096\u30a1-\u30fc]/.test(letter)) return 5;
    return /[\u3000-\u303f\uff01-\uff5e]|\p{Script=Han}/u.test(letter) ? 2 : -4;
  });

/** The likeliest encoding of bytes that are not UTF-8. Give lines with high bytes only, the more the better. */
export function best8Bit(sample: Uint8Array): Guess {
  const read = (label: string): string => decodeBy(label, sample);
  const levels = commonBlocks();
  // Of candidates that are as likely, the first is taken: the commoner one, where they give the same letters.
  const scores: [label: string, encoding: string, score: number][] = [
    ['windows-1251', 'windows-1251', scoreCyrillic(read('windows-1251'))],
    ['koi8-r', 'koi8-r', scoreCyrillic(read('koi8-r'))],
    ['koi8-u', 'koi8-u', scoreCyrillic(read('koi8-u'))],
    ['ibm866', 'cp866', scoreCyrillic(read('ibm866'))],
    ['iso-8859-5', 'iso-8859-5', scoreCyrillic(read('iso-8859-5'))],
    ['x-mac-cyrillic', 'x-mac-cyrillic', scoreCyrillic(read('x-mac-cyrillic'))],
    ['gb18030', 'gb18030', scoreHan(read('gb18030'), letter => levels.simplified.has(letter))],
    ['big5', 'big5', scoreHan(read('big5'), letter => levels.traditional.has(letter))],
    ['windows-1252', westernName(sample), scoreLatin(read('windows-1252'), western)],
    ['windows-1250', 'windows-1250', scoreLatin(read('windows-1250'), central) - LESS_COMMON],
    ['iso-8859-2', 'iso-8859-2', scoreLatin(read('iso-8859-2'), central) - LESS_COMMON],
    ['windows-1254', 'windows-1254', scoreLatin(read('windows-1254'), turkish) - LESS_COMMON],
    ['windows-1257', 'windows-1257', scoreLatin(read('windows-1257'), baltic) - LESS_COMMON],
    ['cp850', 'cp850', scoreDos(read('cp850'), western)],
    ['cp437', 'cp437', scoreDos(read('cp437'), western)],
    ['cp852', 'cp852', scoreDos(read('cp852'), central)],
    ['windows-1253', 'windows-1253', scoreScript(read('windows-1253'), 'greek') - LESS_COMMON],
    ['windows-1255', 'windows-1255', scoreScript(read('windows-1255'), 'hebrew') - LESS_COMMON],
    ['windows-1256', 'windows-1256', scoreScript(read('windows-1256'), 'arabic') - LESS_COMMON],
    ['shift_jis', 'shift_jis', scoreJapanese(read('shift_jis')) - LESS_COMMON],
    ['euc-jp', 'euc-jp', scoreJapanese(read('euc-jp')) - LESS_COMMON],
    ['euc-kr', 'euc-kr', scoreHangul(read('euc-kr')) - LESS_COMMON],
  ];
  scores.sort((a, b) => b[2] - a[2]);
  const [label, encoding, score] = scores[0] ?? ['windows-1252', 'windows-1252', 0];
  // What reads the same text is no rival.
  const text = read(label);
  const rival = scores.find(([other]) => other !== label && read(other) !== text);
  return { label, encoding, isSure: score > 1 && score - (rival?.[2] ?? 0) > 0.3 };
}

/** Encodings that are seldom met must be a little likelier than the others. */
const LESS_COMMON = 0.3;

/** The two differ only in bytes 80 to 9F, which ISO-8859-1 does not use for letters. */
const westernName = (sample: Uint8Array): string =>
  sample.some(byte => byte >= 0x80 && byte < 0xa0) ? 'windows-1252' : 'iso-8859-1';

let blocks: { simplified: Set<string>; traditional: Set<string> } | undefined;

/** The first-level characters of GB 2312 and Big5: the common ones, as their makers sorted them. */
function commonBlocks(): { simplified: Set<string>; traditional: Set<string> } {
  blocks ??= {
    simplified: blockOf('gb18030', 0xb0, 0xd7, 0xa1),
    traditional: blockOf('big5', 0xa4, 0xc6, 0x40),
  };
  return blocks;
}

function blockOf(label: string, fromLead: number, toLead: number, fromTrail: number): Set<string> {
  const bytes: number[] = [];
  for (let lead = fromLead; lead <= toLead; lead++)
    for (let trail = fromTrail; trail < 0xff; trail++)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  return new Set(new TextDecoder(label).decode(Uint8Array.from(bytes)));
}
