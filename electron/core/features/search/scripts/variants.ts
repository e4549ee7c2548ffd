/** What letters of one script may be in another: the longest match is not always the right one, so all are tried. */
export type LetterRules = ReadonlyMap<string, readonly string[]>;

/** What words the project has: guides the search for spellings, so that only those that occur are made. */
export interface Dictionary {
  hasPrefix(prefix: string): boolean;
  has(word: string): boolean;
}

const MOST = 8;
const MOST_STEPS = 4000;

/** Words of the dictionary that a word may be in the other script. */
export function variantsOf(word: string, rules: LetterRules, dictionary: Dictionary): string[] {
  const found = new Set<string>();
  const longest = Math.max(...[...rules.keys()].map(key => key.length));
  let steps = 0;
  const go = (at: number, made: string) => {
    if (found.size >= MOST || steps++ > MOST_STEPS) return;
    if (made.length > 1 && !dictionary.hasPrefix(made)) return;
    if (at === word.length) {
      if (dictionary.has(made)) found.add(made);
      return;
    }
    for (let length = Math.min(longest, word.length - at); length > 0; length--)
      for (const other of rules.get(word.slice(at, at + length)) ?? []) go(at + length, made + other);
  };
  go(0, '');
  found.delete(word);
  return [...found];
}

function rulesFrom(table: string): LetterRules {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .map(entry => {
        const [key = '', values = ''] = entry.split('=');
        return [key, values.split('|')] as const;
      }),
  );
}

/** Russian, Ukrainian and Belarusian letters as they are written in Latin: passports, BGN, GOST, library rules, habit. */
export const CYRILLIC_TO_LATIN: LetterRules = rulesFrom(`
а=a б=b в=v|w|f г=g|h|gh ґ=g д=d е=e|ye|ie|je|yo|jo ж=zh|j|z з=z и=i|y і=i|y ї=yi|i|ji й=y|i|j| к=k|c|ck л=l м=m н=n о=o п=p р=r с=s|ss т=t
у=u|ou|oo ў=u|w ф=f|ph х=kh|h|ch|x ц=ts|c|tz|cz ч=ch|tch|cz ш=sh|sch|sz щ=shch|sch|sc|shh ъ=|ie ы=y|i ь=|i|j э=e|je ю=yu|iu|ju|u я=ya|ia|ja|a є=ye|ie|je
ий=y|ii|iy|i|ij ый=y|yy|iy|ij кс=x|ks ия=ia|iya|ija ье=ye|ie|je дж=j|dzh`);

/** Latin letters as Russian and Ukrainian write them, the other way round. */
export const LATIN_TO_CYRILLIC: LetterRules = rulesFrom(`
a=а|я b=б|бь c=к|ц|с d=д|дь e=е|э|є f=ф g=г|ґ|дж h=х|г i=и|і|й|ь j=ж|й|дж k=к l=л|ль m=м|мь n=н|нь o=о p=п|пь q=к r=р|рь s=с|сь|з t=т|ть u=у|ю v=в|вь w=в|у x=кс|х y=ы|й|и|ь|ий|ый z=з|ж|ц
sh=ш ch=ч|х zh=ж kh=х ts=ц|тс tz=ц cz=ч|ц ph=ф ck=к th=т|ф gh=г yu=ю iu=ю ju=ю ya=я ia=я|иа|ия ja=я yo=е|йо io=ио|е jo=е ye=е|є ie=е|ие je=е yi=ї|и ii=ий iy=ий ij=ий yy=ый
shch=щ sch=щ|ш|сч tch=ч dzh=дж iya=ия ija=ия oo=у ou=у|оу ee=и ss=сс|с ll=лл|л`);
