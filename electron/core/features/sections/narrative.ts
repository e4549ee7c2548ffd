// Sections as a template gets them: every string is text, every citation a footnote with the number it is printed with.
import type { Citable, FilledBlock, Section } from '../../../shared/contract/sections.ts';
import type { Block, Inline, Item, List } from '../../../shared/sections/tree.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Material } from '../case-file/assemble.ts';
import type {
  BlockData,
  CellData,
  NarrativeBlock,
  NarrativePiece,
  SectionData,
} from '../case-file/dossier-sections.ts';
import { targetOf } from '../case-file/rules.ts';
import { filledBlock } from './blocks/index.ts';

interface Numbering {
  next: number;
  readonly first: Map<string, number>;
}

interface Setting {
  readonly context: QueryContext;
  readonly material: Material;
  readonly known: ReadonlyMap<string, Citable>;
  readonly numbering: Numbering;
  readonly law: readonly string[];
}

/** The sections of a template, their footnotes numbered through. */
export function narrativeOf(
  context: QueryContext,
  material: Material,
  sections: readonly Section[],
  known: ReadonlyMap<string, Citable>,
  law: readonly string[],
): SectionData[] {
  const setting = { context, material, known, numbering: { next: 1, first: new Map() }, law };
  return sections.map(({ id, title, words, written, document }) => ({
    id,
    title,
    words,
    written,
    content: document.content.map(block => blockData(block, setting)),
  }));
}

function blockData(block: Block, setting: Setting): NarrativeBlock {
  if (block.type === 'data') {
    const { block: kind, settings } = block.attrs;
    return {
      kind: 'data',
      ...citedBlock(filledBlock(setting.context, setting.material, kind, settings, setting.law), setting),
    };
  }
  if (block.type === 'bullets' || block.type === 'numbers') return listData(block, setting);
  const pieces = piecesOf(block.content ?? [], setting);
  return block.type === 'heading'
    ? { kind: 'heading', level: block.attrs.level, pieces }
    : { kind: 'paragraph', pieces };
}

const listData = ({ type, content }: List, setting: Setting): NarrativeBlock => ({
  kind: 'list',
  ordered: type === 'numbers',
  items: content.map(item => itemData(item, setting)),
});

const itemData = ({ content }: Item, setting: Setting): NarrativeBlock[] =>
  content.map(part => blockData(part, setting));

const piecesOf = (inlines: readonly Inline[], setting: Setting): NarrativePiece[] =>
  closedUp(inlines.map(inline => pieceOf(inline, setting)));

/** The number of a footnote stands right behind its word. */
const closedUp = (pieces: readonly NarrativePiece[]): NarrativePiece[] =>
  pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (!('text' in piece) || next === undefined || !('note' in next)) return [piece];
    const text = piece.text.replace(/[ \t\u00a0]+$/, '');
    return text === '' ? [] : [{ ...piece, text }];
  });

const pieceOf = (inline: Inline, setting: Setting): NarrativePiece => {
  const has = (type: string) => (inline.marks ?? []).some(mark => mark.type === type);
  const look = { strong: has('strong'), emphasis: has('emphasis') };
  if (inline.type === 'break') return { break: true };
  if (inline.type === 'text') return { text: inline.text, ...look };
  return (
    citedPiece(inline.attrs.ref, setting) ?? { text: `[${labelOf(inline.attrs.ref, setting)}]`, ...look }
  );
};

const labelOf = (ref: string, { known }: Setting): string => known.get(ref)?.label ?? ref;

/** A footnote; undefined when the citation leads nowhere. */
function citedPiece(ref: string, { known, numbering }: Setting): NarrativePiece | undefined {
  const found = known.get(ref);
  if (!found || found.state === 'broken') return undefined;
  const number = numbering.next++;
  const first = numbering.first.get(ref) ?? 0;
  if (first === 0) numbering.first.set(ref, number);
  return {
    note: { number, first, cite: found.label, target: placeOf(found), words: '', mark: '', bates: '' },
  };
}

/** The label of the entry that it leads to. */
const placeOf = ({ kind, label }: Citable): string =>
  kind === 'exhibit' ? `exhibit-${label.slice('Exhibit '.length)}` : targetOf(label);

function citedBlock({ tables, ...rest }: FilledBlock, { known }: Setting): BlockData {
  return {
    ...rest,
    tables: tables.map(table => ({
      ...table,
      columns: table.columns.map(({ title, right }) => ({ title, right: right ?? false })),
      rows: table.rows.map(({ cells, ...from }) => ({
        ...from,
        cells: cells.map(cell =>
          cell.map((piece): CellData => {
            if ('text' in piece) return piece;
            const found = known.get(piece.cite);
            return found && found.state !== 'broken'
              ? { cite: found.label, target: placeOf(found) }
              : { text: piece.cite };
          }),
        ),
      })),
    })),
  };
}
