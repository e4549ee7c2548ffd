// Which languages to read a page with, when nobody said for sure.

const isoNames: Readonly<Record<string, readonly string[]>> = {
  en: ['eng'],
  ru: ['rus'],
  zh: ['chi_sim', 'chi_tra'],
};

/** Languages in Tesseract's names; takes `ru`, `rus+eng` and `rus` alike. */
export function namesOf(languages: readonly string[]): string[] {
  const names = languages
    .flatMap(language => language.split('+'))
    .map(name => name.trim())
    .filter(name => name !== '')
    .flatMap(name => isoNames[name] ?? [name]);
  return [...new Set(names)];
}

/**
 * Groups of languages to try, the likeliest first. Russian always goes with English, because names of firms stand in
 * Latin letters; Chinese stands alone, because its data knows Latin letters and English spoils it. The last group joins
 * what a bilingual page may hold. Nothing named means the `usual` ones.
 */
export function groupsOf(
  wanted: readonly string[],
  available: readonly string[],
  usual: readonly string[] = available,
): string[] {
  const named = namesOf(wanted).filter(name => available.includes(name));
  const names = named.length > 0 ? named : usual;
  const others = names.filter(name => name !== 'eng' && !name.startsWith('chi_'));
  const withLatin = (name: string): string => (available.includes('eng') ? `${name}+eng` : name);
  const groups = others.sort((a, b) => Number(b === 'rus') - Number(a === 'rus')).map(withLatin);
  const chinese = names.filter(name => name.startsWith('chi_')).sort();
  if (groups.length === 0 && names.includes('eng')) groups.push('eng');
  const [first] = groups;
  const [sole] = chinese;
  groups.push(...chinese);
  if (first !== undefined && sole !== undefined) groups.push(`${sole}+${first}`);
  return groups;
}

/** Letters that only Cyrillic has: the others may be Latin ones taken for their twins. */
const CYRILLIC_ALONE = /[БГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯбвгджзийклмнптфцчшщъыьэюяії]/g;

/** How far a text that was read as Russian and English is English: all of it, most of it with a few letters taken for their twins, or no. */
export function latinPart(text: string): 'all' | 'most' | 'no' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const cyrillic = text.match(CYRILLIC_ALONE)?.length ?? 0;
  if (letters === 0 || cyrillic >= letters * 0.3) return 'no';
  return cyrillic < letters * 0.02 ? 'all' : 'most';
}
