import { useState } from 'react';
import type { TradePreview } from '../../../electron/shared/contract/trade.ts';
import { LinkButton } from '../../ui/index.ts';

const CELLS = 12;
/** Rows shown before more are asked for: the header and those around it. */
const FEW = 4;

/** The first rows as they are in the file, with the row of headers that was found; another one can be chosen. */
export function HeaderPick({
  preview,
  onPick,
}: {
  readonly preview: TradePreview;
  readonly onPick: (headerRow: number) => void;
}) {
  const { head, headerRow } = preview;
  const [all, setAll] = useState(false);
  if (head.length === 0) return null;
  const start = all ? 0 : Math.max(0, Math.min(headerRow - 2, head.length - FEW));
  const rows = all ? head : head.slice(start, start + FEW);
  return (
    <div>
      <div className="row">
        <h3 className="grow">
          {headerRow > 0 ? `Row ${headerRow} holds the headers` : 'Which row holds the headers?'}
        </h3>
        {head.length > FEW && (
          <LinkButton
            words={all ? 'Show fewer rows' : `Another row holds them`}
            onClick={() => setAll(!all)}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
      <section className="wizard-head" tabIndex={0} aria-label="First rows of the table">
        <table>
          <tbody>
            {rows.map((cells, index) => {
              const row = start + index + 1;
              const chosen = row === headerRow;
              return (
                <tr key={row} className={chosen ? 'chosen' : undefined}>
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
                  {cells.length > CELLS && <td className="muted">{cells.length - CELLS} more</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
