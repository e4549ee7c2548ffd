const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const A = 'a'.charCodeAt(0);

let byName: ReadonlyMap<string, string> | undefined;

/** Codes of two letters by the English names of their languages. */
function codesByName(): ReadonlyMap<string, string> {
  byName ??= new Map(
    Array.from({ length: 26 * 26 }, (_, index) =>
      String.fromCharCode(A + Math.floor(index / 26), A + (index % 26)),
    )
      .map(code => [nameOf(code)?.toLowerCase() ?? '', code] as const)
      .filter(([name]) => name !== ''),
  );
  return byName;
}

function nameOf(code: string): string | undefined {
  return NAMES.of(code);
}

/** The code of a language that was typed as a code (`ru`, `rus`) or by its English name; undefined when there is none. */
export function languageCode(typed: string): string | undefined {
  if (!/^[a-z]{2,3}$/.test(typed)) return codesByName().get(typed);
  if (nameOf(typed) === undefined) return undefined;
  // A language with a code of two letters is known by it: `rus` is `ru`.
  return new Intl.Locale(typed).language;
}
