// Parts of names that stay: `Harbour` of a bank that goes as a whole. Whether they point to it only a person can tell.
import type { Warning } from '../../../shared/contract/case-file.ts';
import type { Dossier } from '../case-file/dossier.ts';
import type { Plan } from './plan.ts';

const WORD = /[\p{L}\p{M}\p{N}]{4,}/gu;
/** Words of many names, which point to none. */
const COMMON = new Set(
  `bank banka commercial company corporation electronics export finance foreign general group holding holdings import
  industrial industries industry international invest investment joint limited liability logistics services society stock
  supply technologies technology trade trading transport with account акционерное банк группа завод импорт инвест коммерческий
  компания логистика общество ограниченной ответственностью открытое производственное публичное сервис счёт торговый торговая
  транспорт финанс холдинг экспорт электроника`.split(/\s+/),
);
const MOST = 12;

/** Words of names that go, with how often they still stand in the words of the safe version; a warning, or none. */
export function partsLeft(dossier: Dossier, { patterns }: Plan): Warning[] {
  const wanted = new Set(
    patterns.flatMap(({ words, isName }) =>
      isName ? wordsIn(words).filter(word => !COMMON.has(word) && /\p{L}/u.test(word)) : [],
    ),
  );
  if (wanted.size === 0) return [];
  const counts = new Map<string, number>();
  const look = (value: unknown): void => {
    if (typeof value === 'string')
      for (const word of wordsIn(value)) {
        if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(dossier);
  const most = [...counts].sort(([, left], [, right]) => right - left).slice(0, MOST);
  if (most.length === 0) return [];
  const listed = most.map(([word, times]) => `“${word}” (${times})`).join(', ');
  return [
    {
      what: `Parts of names that go still stand by themselves: ${listed}. Redact them as words where they point to somebody`,
      where: 'Safe version',
    },
  ];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];
