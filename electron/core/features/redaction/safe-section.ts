// Sections of the safe case file. Footnotes are written afterwards, from what is left of the things that they cite.
import type {
  BlockData,
  CellData,
  NarrativeBlock,
  NarrativePiece,
  SectionData,
} from '../case-file/dossier-sections.ts';
import { removedMark } from './censor.ts';
import type { Redacting } from './safe-dossier.ts';

/** A section without what has to go. */
export function safeSection(section: SectionData, with_: Redacting): SectionData {
  const place = section.title;
  return {
    ...section,
    title: with_.censor.text(section.title, place),
    content: section.content.map(block => safeBlock(block, place, with_)),
  };
}

function safeBlock(block: NarrativeBlock, place: string, with_: Redacting): NarrativeBlock {
  if (block.kind === 'data') return { kind: 'data', ...safeData(block, place, with_) };
  if (block.kind === 'list')
    return { ...block, items: block.items.map(item => item.map(each => safeBlock(each, place, with_))) };
  return { ...block, pieces: safePieces(block.pieces, place, with_) };
}

/** Words before and after a citation are one text. */
function safePieces(
  pieces: readonly NarrativePiece[],
  place: string,
  { censor }: Redacting,
): NarrativePiece[] {
  const texts = censor.pieces(
    pieces.map(piece => ('text' in piece ? piece.text : 'break' in piece ? '\n' : '')),
    place,
  );
  return pieces.map((piece, index) => ('text' in piece ? { ...piece, text: texts[index] ?? '' } : piece));
}

function safeData(block: BlockData, place: string, with_: Redacting): BlockData {
  const { censor, plan } = with_;
  const { block: kind, tables, title, notes, empty } = block;
  const ruleOfTable = (table: string) =>
    kind === 'subjects' ? plan.subjects.get(Number(/^N(\d+) /.exec(table)?.[1])) : undefined;
  return {
    block: kind,
    title: censor.text(title, place),
    tables: tables.map(table => ({
      ...table,
      title: censor.text(table.title, place),
      columns: table.columns.map(column => ({ ...column, title: censor.text(column.title, place) })),
      rows: table.rows.map(row => safeRow(row, place, with_, ruleOfTable(table.title))),
    })),
    notes: notes.map(note => censor.text(note, place)),
    empty: censor.text(empty, place),
  };
}

type Row = BlockData['tables'][number]['rows'][number];

/** A row that was drawn from something withheld goes as a whole, and so does one about a subject that has to go. */
function safeRow(row: Row, place: string, { plan, censor, log }: Redacting, about: number | undefined): Row {
  const rule =
    about ??
    row.evidence.map(number => plan.evidence.get(number)).find(each => each !== undefined) ??
    row.documents.map(id => plan.documents.get(id)).find(each => each !== undefined);
  if (rule !== undefined) {
    const mark = removedMark(log.note(place, 'words', rule));
    return {
      evidence: [],
      documents: [],
      cells: row.cells.map((_, index) => (index === 0 ? [{ text: mark }] : [])),
    };
  }
  // Cells of a row are read together: a name may have a column for each of its parts.
  const texts = censor.pieces(
    row.cells.flat().map(piece => ('text' in piece ? piece.text : '')),
    place,
    '\n',
  );
  let at = 0;
  const cells = row.cells.map(cell =>
    cell.map((piece): CellData => {
      const text = texts[at++] ?? '';
      return 'text' in piece ? { text } : piece;
    }),
  );
  return { evidence: [], documents: [], cells };
}
