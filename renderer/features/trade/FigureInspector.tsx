import { useState } from 'react';
import type { Figure, FigureCheck } from '../../../electron/shared/contract/figures.ts';
import { useAction, useQuery, useServices } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count, dayAndTime } from '../../text/format.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import {
  ActionNotice,
  Button,
  ClaimChip,
  DraftField,
  IconButton,
  Inspector,
  Section,
} from '../../ui/index.ts';
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
      <UsedIn figure={figure} readOnly={readOnly} />
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

const CLAIM_TABLES = ['claim'] as const;

function UsedIn({ figure, readOnly }: { readonly figure: Figure; readonly readOnly: boolean }) {
  const { shelf } = useServices();
  const claims = useQuery('claims.list', {}, CLAIM_TABLES);
  const cite = useAction('figures.cite');
  const uncite = useAction('figures.uncite');
  const cited = new Set<string>(figure.citations.map(({ claimId }) => claimId));
  const all = claims.status === 'ready' ? claims.value.filter(({ id }) => !cited.has(id)) : [];
  return (
    <Section title="Cited in">
      <div className="column">
        {figure.citations.map(({ id, claimId, number, text }) => (
          <div key={id} className="row">
            <ClaimChip id={claimId} number={number} text={text} />
            <span className="ellipsis grow small" title={text}>
              {text}
            </span>
            {!readOnly && (
              <IconButton
                icon="close"
                words={`Take it out of C${number}`}
                onClick={() => void uncite.run({ id })}
              />
            )}
          </div>
        ))}
        {figure.citations.length === 0 && <p className="small muted">No claim cites it yet.</p>}
        {!readOnly && (
          <Finder
            label="Cite it in a claim"
            placeholder="Number or words of the claim"
            find={typed =>
              bestMatches(typed, all, claim => ({ label: `C${claim.number}`, words: claim.text })).map(
                claim => ({
                  key: claim.id,
                  value: claim,
                  mark: <span className="strong number">C{claim.number}</span>,
                  words: claim.text,
                }),
              )
            }
            onPick={claim => {
              shelf.setState({ lastClaim: { id: claim.id, number: claim.number } });
              void cite.run({ figureId: figure.id, claimId: claim.id });
            }}
          />
        )}
        <ActionNotice of={cite} />
        <ActionNotice of={uncite} />
      </div>
    </Section>
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
