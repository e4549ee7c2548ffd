import { type FormEvent, useState } from 'react';
import type { RejectedRow, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { whole } from '../../text/format.ts';
import { ActionNotice, Button, Inspector, LinkButton, Notice, Section, TextField } from '../../ui/index.ts';

/** A row with more cells than this is put right in the file, not here. */
const MOST_CELLS = 200;

/** The cells of a rejected row, to be put right by hand. The file stays as it is; what was mended is written beside it. */
export function MendForm({
  set,
  rejected,
  headers,
  readOnly,
}: {
  readonly set: TradeSet;
  readonly rejected: RejectedRow;
  readonly headers: readonly string[];
  readonly readOnly: boolean;
}) {
  const { navigation } = useServices();
  const mend = useAction('trade.mend');
  const length = Math.min(MOST_CELLS, Math.max(headers.length, rejected.cells.length));
  const [cells, setCells] = useState(() =>
    Array.from({ length }, (_, index) => (rejected.mended ?? rejected.cells)[index] ?? ''),
  );
  const [note, setNote] = useState('');
  const [still, setStill] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setStill(null);
    // Cells beyond the headers are dropped once they are emptied: the row has one too many otherwise.
    const given = cells.filter((cell, index) => index < headers.length || cell !== '');
    const result = await mend.run({ setId: set.id, rows: [{ row: rejected.row, cells: given }], note });
    if (result.ok) setStill(result.value.rejected[0]?.reason ?? null);
  };
  return (
    <Inspector title={`Row ${whole(rejected.row)}`}>
      <Section>
        <div className="column">
          <Notice tone="warning">
            <p>{still ?? rejected.reason}</p>
          </Notice>
          <p className="small second">
            <LinkButton
              words={set.file}
              title="Open the table at this row"
              onClick={() =>
                navigation.go({ place: 'reader', documentId: set.documentId, row: rejected.row })
              }
            />
            , row {whole(rejected.row)}. The file stays as it is; the mended cells stand beside it.
          </p>
        </div>
      </Section>
      <Section title="Cells">
        <form className="column" onSubmit={event => void submit(event)}>
          {cells.map((cell, index) => {
            const raw = rejected.cells[index] ?? '';
            return (
              <TextField
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                key={index}
                label={headers[index] ?? `Cell ${index + 1}, without a header`}
                aside={cell === raw ? undefined : `was “${raw}”`}
                dir="auto"
                value={cell}
                disabled={readOnly}
                onChange={value => setCells(cells.with(index, value))}
              />
            );
          })}
          <TextField
            label="Why"
            aside="what tells that it is so"
            value={note}
            disabled={readOnly}
            onChange={setNote}
          />
          <ActionNotice of={mend} />
          <Button
            type="submit"
            look="primary"
            words="Read it again"
            keys="enter"
            disabled={readOnly || mend.busy}
          />
        </form>
      </Section>
    </Inspector>
  );
}
