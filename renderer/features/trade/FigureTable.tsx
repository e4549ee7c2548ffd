import { useState } from 'react';
import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { LinkButton } from '../../ui/index.ts';
import { measureValue, measureWords } from './figure-words.ts';
import { useFields } from './use-fields.ts';

const FEW = 100;

/** The frozen table of a figure. */
export function FigureTable({ figure }: { readonly figure: Figure }) {
  const fields = useFields();
  const [most, setMost] = useState(FEW);
  const { groupBy, measures } = figure.query;
  return (
    <>
      <table className="figure-table">
        <thead>
          <tr>
            {groupBy.map(field => (
              <th scope="col" key={field}>
                {fields.label(field)}
              </th>
            ))}
            {measures.map(measure => (
              <th scope="col" key={measure} className="numeric">
                {measureWords(measure, fields)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.result.slice(0, most).map(row => (
            <tr key={groupBy.map(field => row[field]).join('\n')}>
              {groupBy.map(field => (
                <td key={field} dir="auto">
                  {row[field] === '' ? <span className="muted">empty</span> : row[field]}
                </td>
              ))}
              {measures.map(measure => (
                <td key={measure} className="numeric">
                  {measureValue(measure, row[measure] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {figure.result.length > most && (
        <LinkButton words={`${figure.result.length - most} more groups`} onClick={() => setMost(most * 4)} />
      )}
    </>
  );
}
