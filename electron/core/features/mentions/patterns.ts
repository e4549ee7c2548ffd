// Identifiers and facts of a common form: what a text offers without anyone naming it.
import type { MentionKind } from '../../../shared/contract/mentions.ts';
import { checkIdentifier } from '../../../shared/text/identifiers.ts';

/** Something that has a form, at its place in a text. */
export interface Pattern {
  readonly kind: MentionKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Form {
  readonly kind: MentionKind;
  readonly find: RegExp;
  /** The value in one form of writing; undefined when it is something else after all. */
  readonly value: (text: string) => string | undefined;
}

const bare = (text: string): string => text.replaceAll(/[\s\u00a0-]/g, '').toUpperCase();
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const valid = (property: string) => (text: string) =>
  checkIdentifier(property, text) === 'valid' ? bare(text) : undefined;
const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек';

/** Forms that stand by themselves: their check digits hold. */
const IDENTIFIERS: readonly Form[] = [
  {
    kind: 'uscc',
    find: /(?<![\p{L}\p{N}])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![\p{L}\p{N}])/gu,
    value: valid('uscCode'),
  },
  { kind: 'lei', find: /(?<![\p{L}\p{N}])[0-9A-Z]{18}\d\d(?![\p{L}\p{N}])/gu, value: valid('leiCode') },
  {
    kind: 'iban',
    find: /(?<![\p{L}\p{N}])[A-Z]{2}\d\d(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?(?![\p{L}\p{N}])/gu,
    value: valid('iban'),
  },
  { kind: 'ogrn', find: /(?<![\p{L}\p{N}])\d{13}(?:\d\d)?(?![\p{L}\p{N}])/gu, value: valid('ogrnCode') },
  {
    kind: 'inn',
    find: /(?<![\p{L}\p{N}])(?:\d{10}|\d{12}|\d{4} \d{3} \d{3})(?![\p{L}\p{N}])/gu,
    value: valid('innCode'),
  },
  {
    kind: 'imo',
    find: /(?<![\p{L}\p{N}])IMO[\s:№#.-]*\d{7}(?!\d)/giu,
    value: text => {
      const digits = text.slice(-7);
      return checkIdentifier('imoNumber', digits) === 'valid' ? digits : undefined;
    },
  },
  {
    kind: 'bic',
    find: /(?<=(?:BIC|SWIFT)[^\p{L}\p{N}]{0,3}(?:code|код)?[^\p{L}\p{N}]{0,3})[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?(?![\p{L}\p{N}])/gu,
    value: bare,
  },
];

/** Forms that many texts are full of: offered for one document at a time. */
const FACTS: readonly Form[] = [
  {
    kind: 'email',
    find: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}(?![\p{L}\p{N}])/gu,
    value: text => text.toLowerCase(),
  },
  {
    kind: 'phone',
    find: /(?<![\p{L}\p{N}+])\+\d[\d\s\u00a0().-]{7,20}\d(?!\d)/gu,
    value: text => `+${text.replaceAll(/\D/g, '')}`,
  },
  {
    kind: 'date',
    find: new RegExp(
      `(?<![\\p{N}.-])(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2} (?:${months})[\\p{L}]*\\.? \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日)(?![\\p{N}-])`,
      'giu',
    ),
    value: text => text,
  },
  {
    kind: 'amount',
    find: /(?<![\p{L}\p{N}])(?:USD|EUR|CNY|RMB|RUB|HKD|GBP|JPY|AED|TRY|[$€¥£₽])\s?\d(?:[\d\s\u00a0,.'’]{0,24}\d)?(?!\d)/gu,
    value: oneLine,
  },
  {
    kind: 'amount',
    find: /(?<![\p{L}\p{N}])\d(?:[\d\u00a0,.'’ ]{0,24}\d)?\s?(?:(?:USD|EUR|CNY|RMB|RUB|HKD|GBP|JPY|AED|TRY)(?!\p{L})|руб|元|долл|[€₽¥])/gu,
    value: oneLine,
  },
  {
    kind: 'hs',
    find: /(?<=(?:\bHS|HTS|ТН ?ВЭД|税则号列|海关编码)[^\d]{0,24})\d{4}(?:[.\s]?\d{2}){1,3}(?!\d)/gu,
    value: text => text.replaceAll(/\D/g, ''),
  },
];

/** Everything of these forms in a text, in order; of two that overlap the first in the order of the forms. */
export function patternsIn(text: string, facts: boolean): Pattern[] {
  const found: Pattern[] = [];
  if (!/[\d@]/.test(text)) return found;
  for (const { kind, find, value } of facts ? [...IDENTIFIERS, ...FACTS] : IDENTIFIERS)
    for (const match of text.matchAll(find)) {
      const start = match.index;
      const end = start + match[0].length;
      const is = value(match[0]);
      if (is === undefined || found.some(other => other.start < end && start < other.end)) continue;
      found.push({ kind, value: is, start, end });
    }
  return found.sort((left, right) => left.start - right.start);
}
