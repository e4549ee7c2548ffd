// Sections of the case file as words: footnotes keep the numbers that the project gave them.
import type {
  BlockData,
  CellData,
  NarrativeBlock,
  NarrativePiece,
  NoteData,
  SectionData,
} from '../dossier-sections.ts';
import type { Block, Run, Words } from './blocks.ts';

type Notes = (readonly Words[])[];

/** What stands in a section, and `notes` get its footnotes. */
export function sectionBlocks(section: SectionData, notes: Notes): Block[] {
  const blocks = section.content.flatMap(each => blocksOf(each, notes));
  return blocks.length > 0
    ? blocks
    : [{ kind: 'paragraph', style: 'aside', runs: [{ text: 'Nothing has been written here.' }] }];
}

function blocksOf(block: NarrativeBlock, notes: Notes): Block[] {
  switch (block.kind) {
    case 'paragraph':
      return block.pieces.length === 0 ? [] : [{ kind: 'paragraph', runs: runsOf(block.pieces, notes) }];
    case 'heading':
      return [{ kind: 'heading', level: block.level === 1 ? 2 : 3, text: textOf(block.pieces) }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: block.ordered,
          items: block.items.map(item => itemRuns(item, notes, 0)),
        },
      ];
    case 'data':
      return dataBlocks(block);
  }
}

/** An item and what hangs on it: lists in lists become lines of their item. */
function itemRuns(item: readonly NarrativeBlock[], notes: Notes, depth: number): Run[] {
  const lines = item.flatMap((part): Run[][] => {
    if (part.kind === 'paragraph') return [runsOf(part.pieces, notes)];
    if (part.kind !== 'list') return [];
    return part.items.map((inner, index) => {
      const sign = part.ordered ? `${index + 1}.` : '–';
      return [{ text: `${'\u2003'.repeat(depth + 1)}${sign} ` }, ...itemRuns(inner, notes, depth + 1)];
    });
  });
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}

function runsOf(pieces: readonly NarrativePiece[], notes: Notes): Run[] {
  return pieces.map((piece): Run => {
    if ('break' in piece) return { text: '\n' };
    if ('note' in piece) {
      notes[piece.note.number - 1] = noteWords(piece.note);
      return { note: piece.note.number };
    }
    return { text: piece.text, ...((piece.strong || piece.emphasis) && { strong: true }) };
  });
}

/** What a footnote says: the thing that is cited, then the page of the exhibits that shows it. */
function noteWords({ cite, target, first, words, bates }: NoteData): Words[] {
  const head: Words = { text: `[${cite}]`, strong: true, to: target };
  if (first > 0) return [head, { text: ` See note ${first}.` }];
  return [head, { text: ` ${words}${bates === '' ? '' : `, ${bates}`}` }];
}

const textOf = (pieces: readonly NarrativePiece[]): string =>
  pieces.map(piece => ('text' in piece ? piece.text : '')).join('');

function dataBlocks({ title, tables, notes, empty }: BlockData): Block[] {
  const said: Block[] = [...notes, ...(tables.length === 0 ? [empty] : [])]
    .filter(text => text !== '')
    .map(text => ({ kind: 'paragraph', style: 'aside', runs: [{ text }] }));
  return [
    { kind: 'heading', level: 2, text: title },
    ...tables.flatMap((table): Block[] => [
      {
        kind: 'table',
        title: table.title === '' ? title : `${title}: ${table.title}`,
        columns: table.columns.map(column => column.title),
        rows: table.rows.map(({ cells }) => cells.map(cell => cell.map(cellRun))),
      },
      ...(table.more > 0
        ? [{ kind: 'paragraph', style: 'aside', runs: [{ text: `and ${table.more} more rows` }] } as const]
        : []),
    ]),
    ...said,
  ];
}

const cellRun = (piece: CellData): Words =>
  'cite' in piece ? { text: `[${piece.cite}]`, strong: true, to: piece.target } : { text: piece.text };
