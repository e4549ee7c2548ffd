import { checkIdentifier } from '../../../shared/text/identifiers.ts';
import { PostingReader, type Segment, termCount, termText } from '../search/index/segment.ts';

const remembered = new WeakMap<Segment, Uint32Array>();

/**
 * Units that may hold an identifier, told from the terms of a segment alone, so that texts need not all be read. Of a
 * term that comes again and again in one document, as in a column of a table, the first unit stands for all.
 */
export function unitsWithForms(segment: Segment): Uint32Array {
  const known = remembered.get(segment);
  if (known) return known;
  const units = new Set<number>();
  for (let term = 0; term < termCount(segment); term++) {
    const length = (segment.textAt[term + 1] ?? 0) - (segment.textAt[term] ?? 0);
    if (length < 3 || length > 34) continue;
    const text = termText(segment, term);
    if (!mayBe(text)) continue;
    const reader = new PostingReader(segment, term);
    let range = 0;
    for (let more = reader.next(); more; ) {
      units.add(reader.unit);
      while ((segment.ranges[range]?.to ?? reader.unit) < reader.unit) range += 1;
      // Words before an identifier are no identifiers: each of their units may have another one.
      const whole = BEFORE.has(text) || IBAN_START.test(text);
      more = whole
        ? reader.next()
        : reader.next() && reader.seek((segment.ranges[range]?.to ?? reader.unit) + 1);
    }
  }
  const found = Uint32Array.from(units).sort();
  remembered.set(segment, found);
  return found;
}

/** Words that stand before an identifier which the form alone does not give away. */
const BEFORE = new Set(['imo', 'bic', 'swift', 'инн', 'inn', 'iban']);
const PROPERTIES = ['innCode', 'ogrnCode', 'uscCode', 'leiCode', 'iban'];
const IBAN_START =
  /^(?:a[delt]|b[aeghry]|c[hryz]|d[ek]o?|e[egs]|f[ior]|g[beilrt]|h[ru]|i[elqst]|jo|k[wz]|l[bcitu]|m[cdekrtu]|n[lo]|p[klst]|qa|r[os]|s[aceikmv]|t[lnr]|ua|v[ag]|xk|by)\d\d$/;

function mayBe(term: string): boolean {
  if (BEFORE.has(term) || IBAN_START.test(term)) return true;
  const code = term.charCodeAt(term.length - 1);
  // All of them end in a digit, but for the check sign of a Chinese code.
  if (term.length < 10 || ((code < 48 || code > 57) && term.length !== 18)) return false;
  return PROPERTIES.some(property => checkIdentifier(property, term) === 'valid');
}
