import { useState } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { whole } from '../../text/format.ts';
import { Ask, Inspector, LinkButton, Section, Segments } from '../../ui/index.ts';
import { ALL_RECORDS } from './question.ts';
import { RejectList } from './RejectList.tsx';
import { TroubleList } from './TroubleList.tsx';
import { TRADE_TABLES } from './tables.ts';
import { useFields } from './use-fields.ts';

/** What of one table was not read, and what has to be looked at. */
export function OneTable({ set, readOnly }: { readonly set: TradeSet; readonly readOnly: boolean }) {
  const query = useQuery('trade.rejects', { setId: set.id, headers: true }, TRADE_TABLES);
  const [part, setPart] = useState<'rejects' | 'troubles'>(
    set.rejectedCount === 0 && set.troubleCount > 0 ? 'troubles' : 'rejects',
  );
  return (
    <>
      <div className="trade-tools">
        <Segments
          label="What to look at"
          value={part}
          choices={[
            { value: 'rejects', words: `Rejected rows (${whole(set.rejectedCount)})` },
            { value: 'troubles', words: `Cells to look at (${whole(set.troubleCount)})` },
          ]}
          onChange={setPart}
        />
      </div>
      <Ask query={query} what="Reading the rejected rows">
        {({ rejected, rejectedCount, troubles, troubleCount, headers = [] }) =>
          part === 'rejects' ? (
            <RejectList
              set={set}
              rejected={rejected}
              total={rejectedCount}
              headers={headers}
              readOnly={readOnly}
            />
          ) : (
            <TroubleList set={set} troubles={troubles} total={troubleCount} readOnly={readOnly} />
          )
        }
      </Ask>
      {part === 'rejects' && set.rejectedCount === 0 && <About set={set} />}
    </>
  );
}

/** What stands in the inspector while nothing is to be mended. */
function About({ set }: { readonly set: TradeSet }) {
  const { navigation } = useServices();
  const fields = useFields();
  return (
    <Inspector title={set.file}>
      <Section title="Fields">
        <p className="small">{set.fields.map(fields.label).join(', ')}.</p>
      </Section>
      <Section>
        <p>
          <LinkButton
            words="Show its records"
            onClick={() =>
              navigation.go({ place: 'trade', tab: 'rows', question: { ...ALL_RECORDS, sets: [set.id] } })
            }
          />
        </p>
        <p>
          <LinkButton
            words="Open the table"
            onClick={() => navigation.go({ place: 'reader', documentId: set.documentId })}
          />
        </p>
      </Section>
    </Inspector>
  );
}
