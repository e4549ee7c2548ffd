import { measureText } from './GroupInspector.tsx';
import { GROUPS, monthTable, type SeriesPart } from './series.ts';

/** The numbers of the chart, exact: for screen readers, and for whoever wants to read rather than look. */
export function MonthTable({
  parts,
  measure,
}: {
  readonly parts: readonly SeriesPart[];
  readonly measure: string;
}) {
  const groups = GROUPS.filter(group => parts.some(part => part.group === group));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
    <section className="month-table" tabIndex={0} aria-label="Months as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {groups.map(group => (
              <th scope="col" key={group} className="numeric">
                {group}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthTable(parts).map(({ month, values }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              {groups.map(group => (
                <td key={group} className="numeric">
                  {values.has(group) ? measureText(measure, values.get(group)) : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
