import type { Citable, FilledBlock } from '../../../electron/shared/contract/sections.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Ask, LinkButton } from '../../ui/index.ts';
import { BLOCKS } from './choices.ts';
import type { ShownBlock } from './node-views.ts';
import { CASE_TABLES } from './use-sections.ts';

const TABLES = [
  ...CASE_TABLES,
  'document',
  'regime',
  'element',
  'answer',
  'provenance',
  'document_note',
  'trade_set',
  'trade_list',
  'trade_mend',
];

/** A block in the text: filled from the case, read-only, as it will be printed. */
export function BlockFrame({
  shown,
  byRef,
}: {
  readonly shown: ShownBlock;
  readonly byRef: ReadonlyMap<string, Citable>;
}) {
  const query = useQuery('sections.block', { block: shown.block, settings: shown.settings }, TABLES);
  return (
    <figure className="block-frame" aria-label={BLOCKS[shown.block].words}>
      <div className="block-head">
        <span className="strong">{BLOCKS[shown.block].words}</span>
        <span className="muted small grow">from the case</span>
        <LinkButton
          words="Take out"
          tabIndex={-1}
          title="By key: go to the block, then Del"
          aria-label={`Take out ${BLOCKS[shown.block].words}`}
          onClick={shown.remove}
        />
      </div>
      <Ask query={query} what="Filling the block">
        {filled => <Filled filled={filled} byRef={byRef} />}
      </Ask>
    </figure>
  );
}

/** Rows that the editor shows of each table; all of them are printed. */
const SHOWN = 8;

function Filled({
  filled: { tables, notes, empty },
  byRef,
}: {
  readonly filled: FilledBlock;
  readonly byRef: ReadonlyMap<string, Citable>;
}) {
  return (
    <div className="block-body">
      {empty !== '' && <p className="muted small">{empty}</p>}
      {tables.map((table, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables have no name but their place
        <BlockTable key={index} table={table} byRef={byRef} />
      ))}
      {notes.map(note => (
        <p className="muted small block-note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

type Row = FilledBlock['tables'][number]['rows'][number];

function BlockTable({
  table: { title, columns, rows, more },
  byRef,
}: {
  readonly table: FilledBlock['tables'][number];
  readonly byRef: ReadonlyMap<string, Citable>;
}) {
  const left = rows.length - SHOWN + more;
  return (
    <>
      {title !== '' && <p className="small strong block-title">{title}</p>}
      <table className="block-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.title} scope="col" className={column.right ? 'right' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            <tr key={at}>
              {row.cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
                <td key={column} dir="auto" className={lookOf(cell, columns[column]?.right === true)}>
                  {cell
                    .map(piece =>
                      'text' in piece ? piece.text : `[${byRef.get(piece.cite)?.label ?? piece.cite}]`,
                    )
                    .join('')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="muted small">and {left} more, printed in the case file</p>}
    </>
  );
}

const isHash = /^[0-9a-f]{64}$/;

function lookOf(cell: Row['cells'][number], right: boolean): string {
  if (right) return 'right number';
  const [only] = cell;
  return only && 'text' in only && isHash.test(only.text) ? 'hash' : '';
}
