import type { Dossier } from '../case-file/dossier.ts';
import type { NarrativeBlock, NarrativePiece, NoteData } from '../case-file/dossier-sections.ts';
import { claimWords, entityWords, evidenceWords, exhibitWords, figureWords } from './note-words.ts';

/** Writes the footnotes of the sections, from the data as it is printed: what was taken out of that is in no footnote. */
export function withFootnotes(dossier: Dossier): Dossier {
  const things = thingsIn(dossier);
  const fill = (piece: NarrativePiece): NarrativePiece =>
    'note' in piece ? { note: { ...piece.note, ...things.get(piece.note.target) } } : piece;
  const block = (each: NarrativeBlock): NarrativeBlock => {
    if (each.kind === 'list') return { ...each, items: each.items.map(item => item.map(block)) };
    return 'pieces' in each ? { ...each, pieces: each.pieces.map(fill) } : each;
  };
  return {
    ...dossier,
    sections: dossier.sections.map(section => ({ ...section, content: section.content.map(block) })),
  };
}

type Words = Pick<NoteData, 'words' | 'mark' | 'bates'>;

/** What is said of each thing that can be cited, by the label that leads to it. */
function thingsIn({ evidence, claims, subjects, figures, exhibits }: Dossier): Map<string, Words> {
  const plain = (words: string): Words => ({ words, mark: '', bates: '' });
  return new Map<string, Words>([
    ...evidence.map(
      each =>
        [
          `e-${each.number}`,
          { words: evidenceWords(each), mark: each.marked ? `x-${each.number}` : '', bates: each.bates },
        ] as const,
    ),
    ...claims.map(each => [`c-${each.number}`, plain(claimWords(each))] as const),
    ...subjects.map(each => [`n-${each.number}`, plain(entityWords(each))] as const),
    ...figures.map(each => [`f-${each.number}`, plain(figureWords(each))] as const),
    ...exhibits.map(
      each =>
        [
          `exhibit-${each.number}`,
          { words: exhibitWords(each), mark: '', bates: each.bates?.first ?? '' },
        ] as const,
    ),
  ]);
}
