import { useState } from 'react';
import type { Figure, FigureCheck } from '../../../electron/shared/contract/figures.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count, dayAndTime } from '../../text/format.ts';
import { ActionNotice, Button, DraftField, Inspector, Section } from '../../ui/index.ts';
import { FigureCitations } from './FigureCitations.tsx';
import { FigureReceipt } from './FigureReceipt.tsx';

/** A figure's receipt, where it is used, and what can be done with it. */
export function FigureInspector({
  figure,
  check,
  readOnly,
  onSelect,
}: {
  readonly figure: Figure;
  readonly check: FigureCheck | undefined;
  readonly readOnly: boolean;
  readonly onSelect: (id: string) => void;
}) {
  const { navigation } = useServices();
  const edit = useAction('figures.edit');
  const renew = useAction('figures.renew');
  const again = async () => {
    const result = await renew.run({ id: figure.id });
    if (result.ok) onSelect(result.value.id);
  };
  return (
    <Inspector
      title={`Figure F${figure.number}`}
      tools={check?.state === 'stale' ? <span className="tag warning">Stale</span> : undefined}
    >
      <Section>
        <div className="column">
          <div className="row wrap">
            <Button
              small
              words="Open its rows"
              onClick={() => navigation.go({ place: 'trade', tab: 'rows', question: questionOf(figure) })}
            />
            {check?.state === 'stale' && (
              <Button
                small
                words="Freeze again"
                title="Makes a new figure; this one stays as it is"
                disabled={readOnly || renew.busy}
                onClick={() => void again()}
              />
            )}
            <ExportReceipt figure={figure} />
          </div>
          <ActionNotice of={renew} />
        </div>
      </Section>
      <FigureReceipt figure={figure} />
      <FigureCitations figure={figure} readOnly={readOnly} />
      <Section>
        <div className="column">
          <DraftField
            key={`title ${figure.id}`}
            label="Title"
            stored={figure.title}
            disabled={readOnly}
            onSave={title => {
              if (title.trim() !== '') void edit.run({ id: figure.id, patch: { title: title.trim() } });
            }}
          />
          <DraftField
            key={`note ${figure.id}`}
            label="Note"
            stored={figure.note}
            disabled={readOnly}
            onSave={note => void edit.run({ id: figure.id, patch: { note } })}
          />
          <ActionNotice of={edit} />
          <p className="small muted">
            Frozen by {figure.author || 'somebody'}, {dayAndTime(figure.createdAt)}
          </p>
          <DeleteFigure figure={figure} readOnly={readOnly} />
        </div>
      </Section>
    </Inspector>
  );
}

/** The question that a figure was made of. */
function questionOf({ query }: Figure): TradeQuestion {
  const { filter, text, duplicates, sets } = query;
  return { filter, text, duplicates, sets: sets ?? null, sort: [] };
}

function ExportReceipt({ figure }: { readonly figure: Figure }) {
  const { jobs, host } = useServices();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const run = async () => {
    setBusy(true);
    const result = await jobs.run('Exporting the receipt', 'figures.export', { id: figure.id });
    setBusy(false);
    if (!result.ok) return setSaid('The receipt could not be exported.');
    const taken = await host.deliver(result.value.fileName, result.value.ref);
    setSaid(taken ? 'Exported: rows, query and hashes.' : '');
  };
  return (
    <>
      <Button small words="Export the receipt" disabled={busy} onClick={() => void run()} />
      {said && (
        <span className="small second" role="status">
          {said}
        </span>
      )}
    </>
  );
}

function DeleteFigure({ figure, readOnly }: { readonly figure: Figure; readonly readOnly: boolean }) {
  const remove = useAction('figures.delete');
  const cited = figure.citations.length;
  return (
    <>
      <div>
        <Button
          small
          look="quiet"
          words={`Delete F${figure.number}`}
          disabled={readOnly || cited > 0 || remove.busy}
          title={cited > 0 ? `It is cited in ${count(cited, 'claim')}: take it out there first` : undefined}
          onClick={() => void remove.run({ id: figure.id })}
        />
      </div>
      <ActionNotice of={remove} />
    </>
  );
}
