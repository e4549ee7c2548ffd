import './compare.css';
import { useMemo, useState } from 'react';
import type { Document, Reading } from '../../../electron/shared/contract/documents.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { type DiffPart, diff } from '../../text/diff.ts';
import { dayAndTime } from '../../text/format.ts';
import { Ask, Dialog, IconButton, SelectField } from '../../ui/index.ts';

interface CompareProps {
  readonly document: Document;
  readonly page: number;
  readonly onClose: () => void;
}

/** Two readings of a document side by side, page by page, with what differs marked. */
export function CompareReadings(props: CompareProps) {
  const { document, onClose } = props;
  const readings = useQuery('documents.readings', { documentId: document.id }, ['reading']);
  return (
    <Dialog title={`Readings of ${document.name}`} onClose={onClose} className="compare-dialog">
      <Ask query={readings} what="Reading what was read">
        {found =>
          found[1] ? (
            <Compared {...props} readings={found} older={found[1]} />
          ) : (
            <p>It was read only once. Text recognition or another encoding reads it again.</p>
          )
        }
      </Ask>
    </Dialog>
  );
}

function Compared(props: CompareProps & { readonly readings: readonly Reading[]; readonly older: Reading }) {
  const { document, readings, older } = props;
  const [left, setLeft] = useState<string>(older.id);
  const [right, setRight] = useState<string>(readings[0]?.id ?? '');
  const [page, setPage] = useState(props.page);
  const choices = readings.map(reading => ({ value: reading.id as string, words: wordsOf(reading) }));
  const idOf = (value: string) => readings.find(({ id }) => id === value)?.id ?? older.id;
  const most = Math.max(...readings.map(({ pages }) => pages));
  const first = useQuery('documents.page', { documentId: document.id, page, readingId: idOf(left) }, []);
  const second = useQuery('documents.page', { documentId: document.id, page, readingId: idOf(right) }, []);
  const before = first.status === 'ready' ? first.value.text : '';
  const after = second.status === 'ready' ? second.value.text : '';
  const parts = useMemo(() => diff(before, after), [before, after]);
  const changes = parts.filter(({ kind }) => kind !== 'same').length;
  const side = { parts, language: document.language };
  return (
    <div className="compare">
      <div className="compare-tools">
        <IconButton icon="up" words="Previous page" disabled={page <= 1} onClick={() => setPage(page - 1)} />
        <span className="nowrap">
          Page {page} of {most}
        </span>
        <IconButton icon="down" words="Next page" disabled={page >= most} onClick={() => setPage(page + 1)} />
        <span className="grow" />
        <span className="second" role="status">
          {changes === 0 ? 'The same on this page' : `${changes} differences on this page`}
        </span>
      </div>
      <div className="compare-sides">
        <SelectField label="One reading" value={left} choices={choices} onChange={setLeft} />
        <SelectField label="The other" value={right} choices={choices} onChange={setRight} />
        <Side {...side} without="new" label="Words of the one reading" />
        <Side {...side} without="gone" label="Words of the other reading" />
      </div>
    </div>
  );
}

const wordsOf = ({ engine, engineVersion, encoding, at }: Reading): string =>
  [`${engine} ${engineVersion}`, encoding, dayAndTime(at)].filter(Boolean).join(', ');

function Side(props: {
  readonly parts: readonly DiffPart[];
  readonly without: DiffPart['kind'];
  readonly language: string;
  readonly label: string;
}) {
  const { parts, without, language, label } = props;
  return (
    <section
      className="compare-text"
      lang={language || undefined}
      dir="auto"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
      tabIndex={0}
    >
      {parts.map(({ kind, text }, index) => {
        if (kind === without) return null;
        const Tag = kind === 'same' ? 'span' : kind === 'gone' ? 'del' : 'ins';
        // biome-ignore lint/suspicious/noArrayIndexKey: parts never change places
        return <Tag key={index}>{text}</Tag>;
      })}
    </section>
  );
}
