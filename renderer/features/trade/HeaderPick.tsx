import { useState } from 'react';
import type { TradePreview } from '../../../electron/shared/contract/trade.ts';
import { whole } from '../../text/format.ts';
import { Button, LinkButton, TextField } from '../../ui/index.ts';

const CELLS = 12;
/** Rows shown before more are asked for: the header and those around it. */
const FEW = 4;
/** A mapping names no row behind this one. */
const MOST_ROW = 1000;

/** The first rows as they are in the file, with the row of headers that was found; another one can be chosen. */
export function HeaderPick({
  preview,
  decided,
  onPick,
}: {
  readonly preview: TradePreview;
  /** The row that a person chose: it stands at once, before the table is read again. */
  readonly decided: number | undefined;
  readonly onPick: (headerRow: number) => void;
}) {
  const { head, headerRow, isGrouped } = preview;
  const [all, setAll] = useState(false);
  if (head.length === 0) return null;
  const start = all ? 0 : Math.max(0, Math.min(headerRow - 2, head.length - FEW));
  const rows = all ? head : head.slice(start, start + FEW);
  return (
    <div>
      <div className="row">
        <h3 className="grow">{wordsOf(headerRow, isGrouped)}</h3>
        {head.length > FEW && (
          <LinkButton
            words={all ? 'Show fewer rows' : `Another row holds them`}
            onClick={() => setAll(!all)}
          />
        )}
      </div>
      {all && <RowNumber key={headerRow} row={headerRow} onPick={onPick} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
      <section className="wizard-head" tabIndex={0} aria-label="First rows of the table">
        <table>
          <tbody>
            {rows.map((cells, index) => {
              const row = start + index + 1;
              const chosen = row === (decided ?? headerRow);
              const groups = isGrouped && row === headerRow - 1 && (decided ?? headerRow) === headerRow;
              return (
                <tr key={row} className={chosen || groups ? 'chosen' : undefined}>
                  <th scope="row">
                    <label>
                      <input type="radio" name="header-row" checked={chosen} onChange={() => onPick(row)} />
                      <span className="unseen">Headers are in </span>row {row}
                    </label>
                  </th>
                  {cells.slice(0, CELLS).map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other name
                    <td key={column} dir="auto" title={cell}>
                      {cell}
                    </td>
                  ))}
                  {cells.length > CELLS && <td className="muted">{whole(cells.length - CELLS)} more</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function wordsOf(headerRow: number, isGrouped: boolean): string {
  if (headerRow === 0) return 'Which row holds the headers?';
  return isGrouped
    ? `Rows ${headerRow - 1} and ${headerRow} hold the headers: groups, and columns under them`
    : `Row ${headerRow} holds the headers`;
}

/** The first rows are shown; a header further down is named by its row. */
function RowNumber({ row, onPick }: { readonly row: number; readonly onPick: (headerRow: number) => void }) {
  const [typed, setTyped] = useState(row > 0 ? String(row) : '');
  const chosen = Number(typed);
  const fits = Number.isInteger(chosen) && chosen >= 1 && chosen <= MOST_ROW;
  return (
    <form
      className="row wizard-row"
      onSubmit={event => {
        event.preventDefault();
        if (fits) onPick(chosen);
      }}
    >
      <TextField
        label="Row of the headers"
        inputMode="numeric"
        value={typed}
        wrong={typed !== '' && !fits}
        hint={typed !== '' && !fits ? `A row from 1 to ${MOST_ROW}` : undefined}
        onChange={setTyped}
      />
      <Button type="submit" words="Use this row" disabled={!fits || chosen === row} />
    </form>
  );
}
