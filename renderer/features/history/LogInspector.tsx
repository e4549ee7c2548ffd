import type { Change, JournalEntry } from '../../../electron/shared/contract/history.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import { Ask, Inspector, LinkButton, Section } from '../../ui/index.ts';
import { changeWord } from './changes.ts';
import { useNames } from './use-names.ts';
import { fieldsInWords, rowWords } from './words.ts';
import './log.css';

const HAS_HISTORY = new Set(['evidence', 'claim', 'entity', 'relation', 'document_note']);

/** One line of the log in full: what each changed row was before and after. */
export function LogInspector({ entry }: { entry: JournalEntry }) {
  const full = useQuery('history.list', { before: entry.seq + 1, limit: 1, withChanges: true }, []);
  return (
    <Inspector title={<span className="number">No. {entry.seq}</span>}>
      <Section>
        <p className="strong" dir="auto">
          {entry.sentence}
        </p>
        <dl className="facts" style={{ marginTop: 8 }}>
          <dt>When</dt>
          <dd>{dayAndTime(entry.at)}</dd>
          <dt>Who</dt>
          <dd>{entry.author || 'not said'}</dd>
          <dt>Action</dt>
          <dd className="identifier">{entry.action}</dd>
          {entry.reverses !== undefined && (
            <>
              <dt>Reverses</dt>
              <dd>No. {entry.reverses}</dd>
            </>
          )}
        </dl>
      </Section>
      <Ask query={full} what="Reading what changed">
        {entries => <Changes changes={entries[0]?.changes ?? []} />}
      </Ask>
    </Inspector>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const names = useNames();
  const navigation = useNavigation();
  const shown = changes.filter(change => change.table !== 'counter');
  if (shown.length === 0)
    return <Section title="What changed">Nothing that is listed here: it brought in files.</Section>;
  return shown.map(change => (
    <Section
      key={`${change.table} ${change.id}`}
      title={`${changeWord(change, change.after === null)}: ${rowWords(change, names)}`}
      tools={
        HAS_HISTORY.has(change.table) && (
          <LinkButton words="Its history" onClick={() => navigation.go({ place: 'log', about: change.id })} />
        )
      }
    >
      <dl className="changes">
        {fieldsInWords(change, names).map(({ field, before, after }) => (
          <div key={field}>
            <dt className="muted small">{field}</dt>
            {before && (
              <dd className="before" dir="auto">
                <span className="unseen">before: </span>
                {before}
              </dd>
            )}
            {after && (
              <dd className="after" dir="auto">
                <span className="unseen">after: </span>
                {after}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Section>
  ));
}
