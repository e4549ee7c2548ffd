import type { Warning } from '../../../shared/contract/case-file.ts';
import type { Preflight } from '../../../shared/contract/preflight.ts';
import type { Dossier } from './dossier.ts';

/** What was found before the export, and exhibits that could not be reproduced. None of it stops an export. */
export const warningsOf = ({ exhibits }: Dossier, { checks }: Preflight): Warning[] => [
  ...checks.map(({ what, where }) => ({ what, where })),
  ...exhibits.flatMap(exhibit =>
    exhibit.sheets.flatMap(sheet =>
      sheet.kind === 'missing'
        ? [
            {
              what: `${sheet.title} could not be reproduced: ${sheet.reason}`,
              where: `Exhibit ${exhibit.number}`,
            },
          ]
        : [],
    ),
  ),
];

/** What no program can see on the pages of a safe case file, so that a person has to. */
export function safeWarnings({ exhibits }: Dossier): Warning[] {
  const shown = exhibits.filter(({ sheets }) => sheets.some(({ kind }) => kind === 'page'));
  if (shown.length === 0) return [];
  return [
    {
      what: `Look at every page of ${shown.map(({ number }) => `exhibit ${number}`).join(', ')}: seals, signatures, handwriting and faces are not recognised`,
      where: 'Safe version',
    },
  ];
}

/** Characters that no shipped font has: they are printed as boxes, and in PDF/A, which has none, as their numbers. */
export function glyphWarnings(missing: readonly string[], standard: string): Warning[] {
  if (missing.length === 0) return [];
  const shown = missing
    .slice(0, 20)
    .map(each => `${each} (U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
  const more = missing.length > 20 ? ` and ${missing.length - 20} more` : '';
  return [
    {
      what: `These characters are printed as ${standard.startsWith('a-') ? 'their numbers' : 'boxes'}, since no shipped font has them: ${shown.join(', ')}${more}`,
      where: 'Fonts',
    },
  ];
}

/** What a safe preview still holds: an export would stop for it. */
export const leakWarnings = (places: readonly string[]): Warning[] =>
  places.map(place => ({
    what: 'Something that had to go is still there, so that no safe version can be exported',
    where: `Safe version, ${place}`,
  }));
