import { useState } from 'react';
import type { CellTrouble, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { count, whole } from '../../text/format.ts';
import { ActionNotice, Button, Inspector, LinkButton, Section, TextField } from '../../ui/index.ts';
import { ONE_TROUBLE } from './words.ts';

/** One cell to look at: where it stands, what is odd about it, and how codes get their lost zero. */
export function TroubleInspector({
  set,
  trouble,
  rows,
  readOnly,
}: {
  readonly set: TradeSet;
  readonly trouble: CellTrouble;
  /** Marked rows whose codes lost their zero. */
  readonly rows: readonly number[];
  readonly readOnly: boolean;
}) {
  const { navigation } = useServices();
  const mend = useAction('trade.mendCodes');
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  const run = async (chosen: readonly number[] | null) => {
    const result = await mend.run({ setId: set.id, note, ...(chosen && { rows: [...chosen] }) });
    setSaid(result.ok ? `${count(result.value.mended, 'code')} mended.` : '');
  };
  const some = rows.length > 0 ? rows : [trouble.row];
  return (
    <Inspector title={`Row ${whole(trouble.row)}`}>
      <Section>
        <p className="strong">{ONE_TROUBLE[trouble.what]}</p>
        <p className="identifier" dir="auto">
          {trouble.cell}
        </p>
        <p className="small second">
          <LinkButton
            words={set.file}
            title="Open the table at this row"
            onClick={() => navigation.go({ place: 'reader', documentId: set.documentId, row: trouble.row })}
          />
          , row {whole(trouble.row)}.{' '}
          {trouble.what === 'mixed-scripts' || trouble.what.startsWith('unknown')
            ? 'The record keeps the cell as it is written.'
            : 'The record has no code until it is mended: totals by code leave it out.'}
        </p>
      </Section>
      {trouble.what === 'lost-zero' && (
        <Section title="Mend">
          <div className="column">
            <p>
              Proposed: <b className="number">{trouble.proposal ?? 'nothing'}</b>
            </p>
            <TextField label="Why" value={note} disabled={readOnly} onChange={setNote} />
            <div className="row wrap">
              <Button
                look="primary"
                words={
                  some.length === 1 ? 'Give this row its zero' : `Give ${whole(some.length)} rows their zero`
                }
                disabled={readOnly || mend.busy}
                onClick={() => void run(some)}
              />
              <Button
                words="All of this table"
                disabled={readOnly || mend.busy}
                onClick={() => void run(null)}
              />
            </div>
            {said && <p role="status">{said}</p>}
            <ActionNotice of={mend} />
          </div>
        </Section>
      )}
    </Inspector>
  );
}
