import { useMemo } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { SearchHit, ThingHit } from '../../../electron/shared/contract/search.ts';
import type { ClaimId, DocumentId, EntityId, EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { assertNever } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { ReviewItem } from '../../bridge/shelf.ts';
import { useCommands } from '../../keys/hooks.ts';
import { useOpenEvidence, usePlaceState } from '../../navigation/hooks.ts';
import { type Column, VirtualList } from '../../ui/index.ts';
import { startReview } from '../reader/review.ts';
import { hitPlace } from './hit-place.ts';
import { Snippet } from './Snippet.tsx';

type Line = { readonly key: string } & (
  | { readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly kind: 'thing'; readonly thing: ThingHit }
);

const WHAT: Readonly<Record<ThingHit['kind'], string>> = {
  entity: 'Entity',
  evidence: 'Evidence',
  claim: 'Claim',
  note: 'About a document',
};

const COLUMNS: readonly Column<Line>[] = [
  {
    id: 'found',
    title: 'Found',
    width: 'minmax(200px, 3fr)',
    cell: line => (
      <span className="search-snippet" dir="auto">
        <Snippet text={line.kind === 'hit' ? line.hit.snippet : line.thing.snippet} />
      </span>
    ),
  },
  {
    id: 'where',
    title: 'Where',
    width: 'minmax(120px, 1.4fr)',
    cell: line => {
      const where = line.kind === 'hit' ? line.hit.file : `${line.thing.label} ${line.thing.name}`.trim();
      return <span title={where}>{where}</span>;
    },
  },
  {
    id: 'place',
    title: 'Place',
    width: '116px',
    cell: line => {
      if (line.kind === 'thing') return WHAT[line.thing.kind];
      return hitPlace(line.hit);
    },
  },
];

/** Where a hit leads: its page with its words, or its row. */
function spotOf({ documentId, page, row, found, start, end }: SearchHit, asked: string): ReviewItem {
  const at = start !== undefined && end !== undefined ? { at: [start, end] as const } : {};
  const spot = row === undefined ? { page: page ?? 1, ...at } : { row: Math.max(1, row) };
  return { documentId, ...spot, find: found ?? asked };
}

/** Hits, things of the case first. Enter opens one where it stands, with the words marked. */
export function ResultList({
  result,
  asked,
}: {
  readonly result: Output<'search.find'>;
  readonly asked: string;
}) {
  const { shelf, navigation } = useServices();
  const openEvidence = useOpenEvidence();
  const lines = useMemo((): readonly Line[] => {
    const things = result.things.hits.map(thing => ({
      kind: 'thing' as const,
      thing,
      key: `${thing.kind} ${thing.id}`,
    }));
    const hits = result.hits.map(hit => ({
      kind: 'hit' as const,
      hit,
      key: `${hit.documentId} ${hit.page ?? ''} ${hit.row ?? ''}`,
    }));
    return [...things, ...hits];
  }, [result]);
  const [selected, setSelected] = usePlaceState<string | null>('hit', lines[0]?.key ?? null);
  const open = (line: Line) => {
    if (line.kind === 'thing') return openThing(line.thing);
    navigation.go({ place: 'reader', ...spotOf(line.hit, asked) });
  };
  const review = () => {
    const from = lines.findIndex(({ key }) => key === selected) - result.things.hits.length;
    const items = result.hits.map(hit => spotOf(hit, asked));
    startReview({ shelf, navigation }, `“${asked}”`, items, Math.max(0, from));
  };
  useCommands(
    () => [
      {
        id: 'search.review',
        words: 'Review these hits one after another',
        group: 'Documents',
        keys: ['shift+enter'],
        off: result.hits.length === 0 ? 'Nothing was found in documents' : null,
        run: review,
      },
    ],
    [lines, selected, asked],
  );
  const openThing = ({ kind, id }: ThingHit) => {
    switch (kind) {
      case 'entity':
        return navigation.go({ place: 'entities', id: id as EntityId });
      case 'evidence':
        return void openEvidence(id as EvidenceId);
      case 'claim':
        return navigation.go({ place: 'claims', id: id as ClaimId });
      case 'note':
        return navigation.go({ place: 'reader', documentId: id as DocumentId });
      default:
        return assertNever(kind, 'kind of thing');
    }
  };
  return (
    <VirtualList
      label="Found"
      items={lines}
      keyOf={({ key }) => key}
      columns={COLUMNS}
      selected={selected}
      onSelect={({ key }) => setSelected(key)}
      onOpen={open}
      rowHeight={46}
      autoFocus
    />
  );
}
