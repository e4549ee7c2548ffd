// Letters by which languages are known, for telling encodings apart. Frequencies are rounded counts of running text.

/** How often letters occur, per thousand, in languages with an alphabet of their own. */
const counts = {
  greek:
    'α110 ο90 ι80 ε80 τ80 ν65 η50 σ45 ς45 ρ42 π42 κ40 υ40 μ33 λ30 ί25 ω20 ά20 έ20 δ18 γ17 ό15 ή15 χ12 θ12 ώ10 ύ10 φ9 β7 ξ5 ζ4 ψ2 ϊ1 ϋ1 ΐ1',
  hebrew:
    'י110 ו105 ה100 ל75 א65 ר60 ת55 ב55 ש50 מ50 נ35 ם35 ע35 ד27 ח26 כ25 ק23 פ22 ן18 ס17 ט15 צ14 ג14 ז13 ך9 ף3 ץ3',
  arabic:
    'ا125 ل110 ي70 م60 و60 ن55 ر50 ت45 ب40 ة35 ع35 د32 س28 ه28 ف25 ك22 ق21 أ20 ح18 ج14 ش12 ص10 ط10 خ8 إ8 ى8 ض7 ز6 ث6 ء5 غ5 ذ5 ئ4 ظ2 ؤ2 آ2',
} as const;

/** A language whose letters stand in a block of their own. */
export type OwnScript = keyof typeof counts;

const weights = new Map<OwnScript, ReadonlyMap<string, number>>();

/** Likelihood of each letter of a language, by its logarithm. */
export function weightsOf(script: OwnScript): ReadonlyMap<string, number> {
  const known = weights.get(script);
  if (known) return known;
  const found = new Map(
    counts[script].split(' ').map(entry => [entry.slice(0, 1), Math.log(Number(entry.slice(1)))]),
  );
  weights.set(script, found);
  return found;
}

/** Letters beyond ASCII of a language in Latin letters: those that nearly every line has, and those that are rare. */
export interface Accents {
  readonly common: ReadonlySet<string>;
  readonly rare: ReadonlySet<string>;
}

const accents = (common: string, rare = ''): Accents => ({ common: new Set(common), rare: new Set(rare) });

/** French, German, Spanish, Portuguese, Italian, Swedish, Danish and Norwegian, Dutch, Icelandic. */
export const western: readonly Accents[] = [
  accents('éèàê', 'çâîôûùëïœæ'),
  accents('äöüß'),
  accents('áéíóñ', 'úü'),
  accents('ãçáéíóõâêàú', 'ôü'),
  accents('àèéìòù'),
  accents('åäö', 'éü'),
  accents('æøå', 'éäö'),
  accents('ëéï', 'èöü'),
  accents('áíóæö', 'éúðþý'),
];

/** Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovene. */
export const central: readonly Accents[] = [
  accents('ąęłóśżć', 'ńź'),
  accents('íáéěščřžýů', 'úťďňó'),
  accents('áčíéýšžúľť', 'äďĺňóôŕ'),
  accents('áéőöüó', 'íúű'),
  accents('ăâîşţ'),
  accents('čćšžđ'),
];

/** Turkish. */
export const turkish: readonly Accents[] = [accents('ışğüöç', 'âîû')];

/** Lithuanian, Latvian, Estonian. */
export const baltic: readonly Accents[] = [
  accents('ėšųūžąčęį'),
  accents('āīēūšļķģņčž'),
  accents('õäöü', 'šž'),
];

/** The syllables that Korean uses most. */
export const commonHangul = new Set(
  '이다는을의가에한로고하지사대기인도어자리시를은서스정일국부해장상그주수보공나과아관라제원동전유구만성조선비생지방마중안소으며있것년등회화민법금여연면입미경용업무계약수출품번호물건명액세관신청서및' +
    '김박최강윤임오권황송류홍손양배백허남심노곽차우석설함변염추소맹탁편예봉빈라루르렘파잘야투얀엘바디카타메',
);
