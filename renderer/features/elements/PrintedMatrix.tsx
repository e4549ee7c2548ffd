import type { MatrixClaim, MatrixRegime, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import { plainDay } from '../../text/format.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { PrintPaper } from '../claims/PrintPaper.tsx';
import { dueWords, thisDay } from './due.ts';
import { waits } from './gap-lines.ts';
import type { MatrixLine } from './matrix-lines.ts';
import { proved } from './proved.ts';
import { COVERAGE } from './words.ts';

/** The matrix as it is printed: for each element how far it is proved, what each claim brings, and what is missing. */
export function PrintedMatrix({
  regime,
  lines,
  narrowed,
  onDone,
}: {
  readonly regime: MatrixRegime;
  readonly lines: readonly MatrixLine[];
  readonly narrowed: string;
  readonly onDone: () => void;
}) {
  const groups = lines.flatMap(line => (line.kind === 'group' ? [line] : []));
  const shown = new Set(lines.flatMap(line => (line.kind === 'element' ? [line.row.id] : [])));
  const printed = groups.map(group => ({
    ...group,
    // A closed group is printed with its elements: paper cannot be opened.
    rows: group.open ? group.rows.filter(({ id }) => shown.has(id)) : group.rows,
  }));
  const unconfirmed = unconfirmedOf(printed.flatMap(({ rows }) => rows));
  return (
    <PrintPaper title={`Elements by claims: ${regime.title}`} narrowed={narrowed} wide onDone={onDone}>
      <p>
        {proved(regime)}. Law as of {plainDay(regime.checked)}, version {regime.version}. + for, − against, ○
        context.
        {unconfirmed.length > 0 &&
          ' V and a number: verify before relying on it; what and why stands at the end.'}
      </p>
      {printed.map(({ key, title, rows }) => (
        <section key={key}>
          <h2>{title}</h2>
          <table>
            <thead>
              <tr>
                <th style={{ width: '26%' }}>Element</th>
                <th style={{ width: '22%' }}>How far it is proved</th>
                <th>Claims that answer it</th>
                <th style={{ width: '20%' }}>Missing</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <PrintedRow key={row.id} row={row} mark={markOf(unconfirmed, row)} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {unconfirmed.length > 0 && (
        <section className="printed-verify">
          <h2>Verify before relying on it</h2>
          {unconfirmed.map((words, index) => (
            <p key={words}>
              <b>V{index + 1}</b> {words}
            </p>
          ))}
        </section>
      )}
    </PrintPaper>
  );
}

/** What nobody has confirmed, each text once: many elements share one. */
const unconfirmedOf = (rows: readonly MatrixRow[]): string[] => [
  ...new Set(rows.flatMap(({ verify }) => verify ?? [])),
];

const markOf = (unconfirmed: readonly string[], { verify }: MatrixRow): string =>
  verify ? `V${unconfirmed.indexOf(verify) + 1}` : '';

function PrintedRow({ row, mark }: { readonly row: MatrixRow; readonly mark: string }) {
  const { code, title, citation, coverage, words, claims, tasks } = row;
  const remarks = row.remarks.filter(remark => remark !== `Verify: ${row.verify}`);
  const today = thisDay();
  return (
    <tr>
      <td>
        <b>{code}</b> {title}
        <span className="printed-aside">
          {citation} {mark && <b>{mark}</b>}
        </span>
      </td>
      <td>
        <b>{COVERAGE[coverage]}</b>
        <span className="printed-aside">{[words, ...remarks].join(' ')}</span>
      </td>
      <td>
        {claims.length === 0 && 'None'}
        {claims.map(claim => (
          <span className="printed-claim" key={claim.id} dir="auto">
            <b>C{claim.number}</b> {bringing(claim)} {claim.text}
          </span>
        ))}
      </td>
      <td>
        {tasks.filter(waits).map(task => (
          <span className="printed-claim" key={task.id}>
            {task.what}
            <span className="printed-aside">
              {[task.assignee || 'Nobody looks for it', dueWords(task, today)].filter(Boolean).join('. ')}
            </span>
          </span>
        ))}
      </td>
    </tr>
  );
}

/** `+2 −1 ○0, supported, as a part:`. */
function bringing({ supports, contradicts, context, status, part, counts }: MatrixClaim): string {
  const evidence = `+${supports} −${contradicts} ○${context}`;
  const more = [CLAIM_STATUS[status].toLowerCase(), part && 'as a part', !counts && 'not counted'];
  return `${[evidence, ...more.filter(Boolean)].join(', ')}:`;
}
