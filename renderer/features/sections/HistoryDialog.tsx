import { useState } from 'react';
import type { Citable, SectionVersion } from '../../../electron/shared/contract/sections.ts';
import { plainText, type SectionTree } from '../../../electron/shared/sections/tree.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count, dayAndTime } from '../../text/format.ts';
import { Ask, Button, Dialog } from '../../ui/index.ts';
import { BLOCKS } from './choices.ts';
import { linesApart } from './lines-apart.ts';

/** What a section read like: every change of it, before and after, and a way back. */
export function HistoryDialog({
  section,
  title,
  byRef,
  onRestore,
  onClose,
}: {
  readonly section: string;
  readonly title: string;
  readonly byRef: ReadonlyMap<string, Citable>;
  readonly onRestore: (tree: SectionTree, seq: number) => void;
  readonly onClose: () => void;
}) {
  const versions = useQuery('sections.history', { section }, ['section']);
  const [picked, setPicked] = useState<number | null>(null);
  return (
    <Dialog title={`History of “${title}”`} onClose={onClose} className="history-dialog">
      <Ask query={versions} what="Reading the history">
        {list => {
          const [first] = list;
          if (!first) return <p className="muted">Nobody has written this section yet.</p>;
          const seq = picked ?? first.seq;
          return (
            <div className="history-panes">
              <Versions list={list} seq={seq} onPick={setPicked} />
              <Version
                key={seq}
                section={section}
                seq={seq}
                isLast={seq === first.seq}
                byRef={byRef}
                onRestore={onRestore}
              />
            </div>
          );
        }}
      </Ask>
    </Dialog>
  );
}

function Versions({
  list,
  seq,
  onPick,
}: {
  readonly list: readonly SectionVersion[];
  readonly seq: number;
  readonly onPick: (seq: number) => void;
}) {
  return (
    <ol className="history-list" aria-label="Changes, newest first">
      {list.map(each => (
        <li key={each.seq}>
          <button
            type="button"
            className="history-row"
            aria-current={each.seq === seq || undefined}
            onClick={() => onPick(each.seq)}
          >
            {dayAndTime(each.at)}
            <span className="muted small">
              {each.author && `${each.author}, `}
              {count(each.words, 'word')}
            </span>
            <span className="small">{each.sentence}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Version({
  section,
  seq,
  isLast,
  byRef,
  onRestore,
}: {
  readonly section: string;
  readonly seq: number;
  readonly isLast: boolean;
  readonly byRef: ReadonlyMap<string, Citable>;
  readonly onRestore: (tree: SectionTree, seq: number) => void;
}) {
  const version = useQuery('sections.version', { section, seq }, []);
  return (
    <div className="history-version">
      <Ask query={version} what="Reading this version">
        {({ before, after }) => (
          <>
            <div className="history-text">
              {linesApart(linesOf(before, byRef), linesOf(after, byRef)).map(({ kind, text }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
                <Line key={index} kind={kind} text={text} />
              ))}
            </div>
            <div className="row">
              <Button small words="Restore as it was before" onClick={() => onRestore(before, seq - 1)} />
              <Button
                small
                look="primary"
                words="Restore as it was after"
                disabled={isLast}
                onClick={() => onRestore(after, seq)}
              />
            </div>
          </>
        )}
      </Ask>
    </div>
  );
}

const linesOf = (tree: SectionTree, byRef: ReadonlyMap<string, Citable>): string[] =>
  tree.content.flatMap(block =>
    block.type === 'data'
      ? [`[${BLOCKS[block.attrs.block].words}]`]
      : plainText({ type: 'doc', content: [block] })
          .replaceAll(/\[(doc_[0-9a-z]+)\]/g, (_, ref: string) => `[${byRef.get(ref)?.label ?? 'Exhibit ?'}]`)
          .split('\n'),
  );

function Line({ kind, text }: { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }) {
  if (kind === 'same')
    return (
      <p className="history-line" dir="auto">
        {text}
      </p>
    );
  return kind === 'gone' ? (
    <p className="history-line" dir="auto">
      <span className="unseen">Went: </span>
      <del className="history-gone">{text}</del>
    </p>
  ) : (
    <p className="history-line" dir="auto">
      <span className="unseen">Came: </span>
      <ins className="history-new">{text}</ins>
    </p>
  );
}
