// Countries and currencies of trade records, as codes.

/** ISO codes by the names that cells give them, folded. */
export interface Places {
  /** ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, string>;
  readonly countryCodes: ReadonlySet<string>;
  /** ISO 4217. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Signs that several currencies share, with their ISO codes. */
  readonly shared: ReadonlyMap<string, readonly string[]>;
}

/** Names beside the official ones: `resources/trade/places.json`. */
export interface PlaceNames {
  readonly countries: Readonly<Record<string, string>>;
  readonly currencies: Readonly<Record<string, string>>;
  readonly shared: Readonly<Record<string, readonly string[]>>;
}

const LANGUAGES = ['en', 'ru', 'zh', 'uk', 'es', 'tr'];
/** Codes that mark no country: groups, tests, and what was withdrawn. */
const NO_COUNTRY = /^(EU|EZ|UN|QO|XA|XB|ZZ|AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR)$/;

/** The official names (Unicode CLDR, in the languages of exports) and the names given. */
export function placesByName(names: PlaceNames): Places {
  const countries = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = allPairs().filter(code => !NO_COUNTRY.test(code) && english.of(code) !== undefined);
  for (const language of LANGUAGES) {
    const official = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = official.of(code);
      if (name) countries.set(fold(name), code);
    }
  }
  for (const [name, code] of Object.entries(names.countries)) countries.set(fold(name), code);
  const currencies = new Map(Intl.supportedValuesOf('currency').map(code => [fold(code), code]));
  for (const [name, code] of Object.entries(names.currencies)) currencies.set(fold(name), code);
  const shared = new Map(Object.entries(names.shared).map(([sign, each]) => [fold(sign), each]));
  return { countries, countryCodes: new Set(codes), currencies, shared };
}

function allPairs(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters.flatMap(first => letters.map(second => first + second));
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** The code of a country cell (`CN`, `IN, INDIA`, `КИТАЙ`, `156 - China`); null when it names none that is known. */
export function countryCode(text: string, { countries, countryCodes }: Places): string | null {
  const asCode = (code: string): string | null => (countryCodes.has(code) ? code : null);
  const whole = asCode(text.trim().toUpperCase()) ?? countries.get(fold(text));
  if (whole) return whole;
  const parts = /^\s*([A-Za-z]{2}|\d{1,3})\s*[,;:\-–]\s*(.+)$/.exec(text);
  if (!parts) return null;
  return asCode((parts[1] ?? '').toUpperCase()) ?? countries.get(fold(parts[2] ?? '')) ?? null;
}

/** The ISO 4217 code of a currency cell; null when it is none that is known. `said` are signs that a person told the meaning of. */
export function currencyCode(
  text: string,
  { currencies }: Places,
  said: Readonly<Record<string, string>> = {},
): string | null {
  return currencies.get(fold(text)) ?? said[text.trim()] ?? null;
}

/** The currencies that a cell may mean, when its sign is one that several share; none otherwise. */
export const sharedSign = (text: string, { shared }: Places): readonly string[] =>
  shared.get(fold(text)) ?? [];
