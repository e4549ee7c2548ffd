import type { CaseFile, Warning } from '../../../electron/shared/contract/case-file.ts';
import type { Check } from '../../../electron/shared/contract/preflight.ts';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { isBlank } from '../../../electron/shared/sections/tree.ts';
import { count } from '../../text/format.ts';

type DrawnPart = 'cover' | 'subjects' | 'claims' | 'evidence';

/** The parts of a case file: what is drawn from the case, and the sections of its template. */
export type PartId = DrawnPart | `s-${string}`;

/** The part that a section is. */
export const partOfSection = (id: string): PartId => `s-${id}`;

/** How a part stands. `checking` until the checks have told. */
export type PartState = 'complete' | 'warning' | 'empty' | 'checking';

/** A part as the list on the left shows it. */
export interface Part {
  readonly id: PartId;
  readonly title: string;
  readonly state: PartState;
  /** What the state rests on: `2 warnings`, `No reference`. */
  readonly why: string;
}

/** How many things of each sort the case holds. */
export interface Counts {
  readonly entities: number;
  readonly claims: number;
  readonly evidence: number;
  readonly documents: number;
}

const TITLES: Readonly<Record<DrawnPart, string>> = {
  cover: 'Cover',
  subjects: 'Subjects',
  claims: 'Claims',
  evidence: 'Evidence and exhibits',
};

/** What a warning or a finding of the checks says of its place. */
export type Placed = Warning & { readonly target?: Check['target'] };

/** The part that a warning is about. */
export function partOf({ where, target }: Placed): PartId {
  if (target?.kind === 'case-file' && target.section !== undefined) return partOfSection(target.section);
  if (/^N\d/.test(where)) return 'subjects';
  if (/^C\d/.test(where)) return 'claims';
  if (/^(E\d|Exhibit)/.test(where)) return 'evidence';
  return 'cover';
}

/** What only setting the pages could tell: characters without a glyph, pages that cannot be reproduced. */
export function othersOf(warnings: readonly Warning[], checks: readonly Check[]): Warning[] {
  const known = new Set(checks.map(({ where, what }) => `${where} ${what}`));
  return warnings.filter(
    ({ where, what }) => /^(Exhibit|Fonts|Safe)/.test(where) && !known.has(`${where} ${what}`),
  );
}

/** Every part with its state. `warnings` is null as long as nothing was checked yet. */
export function partsOf(
  caseFile: CaseFile,
  counts: Counts,
  sections: readonly Pick<Section, 'id' | 'title' | 'document' | 'words'>[],
  warnings: readonly Placed[] | null,
): Part[] {
  const part = (
    id: PartId,
    empty: string | null,
    missing: string | null,
    holds: string,
    title = TITLES[id as DrawnPart],
  ): Part => {
    const found = warnings?.filter(warning => partOf(warning) === id).length ?? 0;
    if (empty) return { id, title, state: 'empty', why: empty };
    if (missing) return { id, title, state: 'warning', why: missing };
    if (warnings === null) return { id, title, state: 'checking', why: 'Being checked' };
    return found > 0
      ? { id, title, state: 'warning', why: count(found, 'warning') }
      : { id, title, state: 'complete', why: holds };
  };
  const { subjects } = caseFile;
  return [
    part('cover', coverEmpty(caseFile) ? 'Nothing filled in' : null, coverMissing(caseFile), 'All filled in'),
    ...sections.map(({ id, title, document, words }) =>
      part(
        partOfSection(id),
        isBlank(document) ? 'Not written' : null,
        null,
        words > 0 ? count(words, 'word') : 'Drawn from the case',
        title,
      ),
    ),
    part(
      'subjects',
      counts.entities === 0 ? 'No entities' : null,
      subjects.length === 0 ? `None chosen: all ${counts.entities}` : null,
      count(subjects.length, 'subject'),
    ),
    part('claims', counts.claims === 0 ? 'No claims' : null, null, count(counts.claims, 'claim')),
    part(
      'evidence',
      counts.evidence === 0 ? 'No evidence' : null,
      null,
      `${counts.evidence} from ${count(counts.documents, 'document')}`,
    ),
  ];
}

const COVER = ['title', 'reference', 'author', 'date'] as const;

const coverEmpty = (caseFile: CaseFile) => COVER.every(name => caseFile[name].trim() === '');

function coverMissing(caseFile: CaseFile): string | null {
  const missing = COVER.filter(name => caseFile[name].trim() === '');
  return missing.length > 0 ? `No ${missing.join(', no ')}` : null;
}

/** The words of a state, for its sign. */
export const STATE_WORDS: Readonly<Record<PartState, string>> = {
  complete: 'Complete',
  warning: 'Warning',
  empty: 'Empty',
  checking: 'Being checked',
};

/** Moves one item of a list by a step; the list as it was when that leads outside. */
export function shifted<T>(items: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const moved = [...items];
  const item = moved[at];
  const other = moved[to];
  if (item === undefined || other === undefined) return moved;
  moved[at] = other;
  moved[to] = item;
  return moved;
}
