import type { Audience, CaseFile } from '../../../shared/contract/case-file.ts';
import type { Handling, InformationGrade, SourceGrade } from '../../../shared/contract/common.ts';
import { shortened } from '../evidence/rules.ts';
import type { Dossier } from './dossier.ts';
import type { Coded } from './dossier-case.ts';

const sourceWords: Readonly<Record<SourceGrade, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};
const informationWords: Readonly<Record<InformationGrade, string>> = {
  '1': 'confirmed by other independent sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};
const handlingWords: Readonly<Record<Handling, string>> = {
  public: 'Public',
  restricted: 'Restricted: for the receiving authority only',
  source: 'Source-sensitive: do not pass on',
};

/** A source's grade in words. */
export const sourceGrade = (grade: SourceGrade | undefined): Coded | null =>
  grade ? { code: grade, words: sourceWords[grade] } : null;

/** The grade of a piece of information in words. */
export const informationGrade = (grade: InformationGrade | undefined): Coded | null =>
  grade ? { code: grade, words: informationWords[grade] } : null;

/** A handling mark in words. */
export const handlingMark = (handling: Handling): Coded => ({
  code: handling,
  words: handlingWords[handling],
});

// Characters that are not seen, or that turn the reading direction without being seen. Line ends and tabs are not here.
const invisible = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The text as it may be printed: characters that cannot be seen, but could make a quote read otherwise than it is
 * written, are named (`‹U+202E›`); line ends are `\n`.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(invisible, character => (character === '\n' ? character : named(character)));
}

const named = (character: string): string =>
  `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** Everything in a value that is a string, made printable; structure and other values as they are. */
export function printableAll<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(printableAll) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printableAll(each)])) as T;
}

/** The label that a template gives to the entry of `E12`, `C3`, `N7` or `F2`: `e-12`, `c-3`, `n-7`, `f-2`. */
export const targetOf = (label: string): string =>
  `${label.slice(0, 1).toLowerCase()}-${Number(label.slice(1))}`;

/** Long quotes cut to what lists have room for. After redaction: a name that is cut in two would not be found. */
export const cutToFit = (dossier: Dossier): Dossier => ({
  ...dossier,
  claims: dossier.claims.map(claim => ({
    ...claim,
    links: claim.links.map(link => ({ ...link, quote: shortened(link.quote, 160) })),
  })),
  evidence: dossier.evidence.map(each => ({
    ...each,
    bearsOn: each.bearsOn.map(it => ({ ...it, words: shortened(it.words, 100) })),
  })),
});

/** Name of the exported file, safe on every file system. */
export function fileNameOf(
  { reference, title }: Pick<CaseFile, 'reference' | 'title'>,
  audience: Audience = 'full',
  ending = '.pdf',
): string {
  const words = safeName([reference, title].filter(part => part.trim() !== '').join(' '));
  return `${words === '' ? 'case-file' : words}${audience === 'safe' ? '-safe' : ''}${ending}`;
}

/** A name without characters that file systems, shells or readers stumble over. */
export function safeName(name: string): string {
  return [
    ...name
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-'),
  ]
    .slice(0, 80)
    .join('')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}
