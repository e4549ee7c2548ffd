import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { useOpenEvidence } from '../../navigation/hooks.ts';
import { EvidenceChip, openMenu } from '../../ui/index.ts';
import { firstClaim, hueOf } from './evidence-marks.ts';

/** Chips beside the passage: the evidence, and the first claim that it serves in its colour. More than one: a count. */
export function NoteChips(props: {
  readonly ids: readonly string[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly selected: string | null;
}) {
  const open = useOpenEvidence();
  const items = props.ids.flatMap(id => props.evidence.get(id) ?? []);
  const [item] = items;
  if (!item) return null;
  if (items.length === 1) return <NoteChip item={item} selected={item.id === props.selected} />;
  return (
    <button
      type="button"
      className="chip"
      aria-label={`${items.length} pieces of evidence here`}
      onClick={event => {
        event.stopPropagation();
        openMenu(
          event.currentTarget,
          'Evidence here',
          items.map(({ id, number, quote }) => ({
            words: `E${number} ${quote.slice(0, 40)}`,
            run: () => void open(id),
          })),
        );
      }}
    >
      <span className="chip-number">{items.length} evidence</span>
    </button>
  );
}

function NoteChip({ item, selected }: { readonly item: Evidence; readonly selected: boolean }) {
  const { navigation } = useServices();
  const claim = firstClaim(item);
  const { id, number, state, place, documentName, handling, sourceGrade, informationGrade } = item;
  const claimNumber = Number(claim?.label.slice(1));
  return (
    <>
      <EvidenceChip
        {...{ id, number, state, place, documentName, handling, selected }}
        {...(sourceGrade ? { sourceGrade } : {})}
        {...(informationGrade ? { informationGrade } : {})}
        {...(claim ? { role: claim.role } : {})}
      />
      {claim?.target.kind === 'claim' && (
        <button
          type="button"
          className="claim-note"
          title={claim.words}
          aria-label={`${claim.label}: ${claim.words}`}
          onClick={event => {
            event.stopPropagation();
            if (claim.target.kind === 'claim') navigation.go({ place: 'claims', id: claim.target.id });
          }}
        >
          <i style={{ background: hueOf(claimNumber).line }} />
          {claim.label}
        </button>
      )}
    </>
  );
}
