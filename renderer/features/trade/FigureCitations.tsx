import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { ActionNotice, ClaimChip, IconButton, Section } from '../../ui/index.ts';
import { useClaimsByNumber } from '../claims/use-claims-by-number.ts';

const CLAIM_TABLES = ['claim'] as const;

/** Claims that cite a figure, and a way to cite it in one more. */
export function FigureCitations({
  figure,
  readOnly,
}: {
  readonly figure: Figure;
  readonly readOnly: boolean;
}) {
  const { shelf } = useServices();
  const claims = useClaimsByNumber(CLAIM_TABLES);
  const cite = useAction('figures.cite');
  const uncite = useAction('figures.uncite');
  const cited = new Set<string>(figure.citations.map(({ claimId }) => claimId));
  const all = claims.filter(({ id }) => !cited.has(id));
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
