import { useState } from 'react';
import type { CommentThread } from '../../../electron/shared/contract/sections.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { count, dayAndTime } from '../../text/format.ts';
import { ActionNotice, Button, TextAreaField } from '../../ui/index.ts';

/** A field for a remark, with its two buttons. */
export function RemarkForm({
  label,
  onSay,
  onDrop,
}: {
  readonly label: string;
  readonly onSay: (text: string) => void;
  readonly onDrop: () => void;
}) {
  const [text, setText] = useState('');
  const say = () => text.trim() !== '' && onSay(text.trim());
  return (
    <div className="remark-form">
      <TextAreaField
        label={label}
        value={text}
        autoFocus
        rows={2}
        onChange={setText}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say();
          else if (event.key === 'Escape') onDrop();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className="row">
        <Button
          small
          look="primary"
          words="Save comment"
          keys="ctrl+enter"
          disabled={text.trim() === ''}
          onClick={say}
        />
        <Button small look="quiet" words="Drop it" onClick={onDrop} />
      </div>
    </div>
  );
}

/** The comments on a section: open ones, and settled ones on request. They are never exported. */
export function Comments({
  section,
  threads,
  passageOf,
  onShow,
}: {
  readonly section: string;
  readonly threads: readonly CommentThread[];
  readonly passageOf: (thread: string) => string;
  readonly onShow: (thread: string) => void;
}) {
  const [settled, setSettled] = useState(false);
  const open = threads.filter(({ resolved }) => !resolved);
  const shown = settled ? threads : open;
  const hidden = threads.length - open.length;
  if (threads.length === 0) return null;
  return (
    <section className="comments" aria-label="Comments">
      <div className="row">
        <span className="muted small grow">{count(open.length, 'open comment')}, never exported</span>
        {hidden > 0 && (
          <Button
            small
            look="quiet"
            words={settled ? 'Hide settled' : `Show ${hidden} settled`}
            onClick={() => setSettled(!settled)}
          />
        )}
      </div>
      {shown.map(thread => (
        <Thread
          key={thread.thread}
          section={section}
          thread={thread}
          passage={passageOf(thread.thread)}
          onShow={onShow}
        />
      ))}
    </section>
  );
}

function Thread({
  section,
  thread: { thread, resolved, comments },
  passage,
  onShow,
}: {
  readonly section: string;
  readonly thread: CommentThread;
  readonly passage: string;
  readonly onShow: (thread: string) => void;
}) {
  const answer = useAction('sections.comment');
  const resolve = useAction('sections.resolve');
  const [answering, setAnswering] = useState(false);
  return (
    <article className={resolved ? 'thread settled' : 'thread'}>
      <button
        type="button"
        className="thread-passage"
        dir="auto"
        disabled={passage === ''}
        onClick={() => onShow(thread)}
      >
        {passage === '' ? 'Its passage was deleted' : `“${passage}”`}
      </button>
      {comments.map(({ id, text, author, at }) => (
        <p key={id} className="thread-remark" dir="auto">
          {text} <span className="muted small">{[author, dayAndTime(at)].filter(Boolean).join(', ')}</span>
        </p>
      ))}
      <ActionNotice of={answer} />
      <ActionNotice of={resolve} />
      {answering ? (
        <RemarkForm
          label="Answer"
          onDrop={() => setAnswering(false)}
          onSay={text => {
            setAnswering(false);
            void answer.run({ section, thread, text });
          }}
        />
      ) : (
        <div className="row">
          <Button small look="quiet" words="Answer" onClick={() => setAnswering(true)} />
          <Button
            small
            look="quiet"
            words={resolved ? 'Open again' : 'Settle'}
            onClick={() => void resolve.run({ section, thread, resolved: !resolved })}
          />
        </div>
      )}
    </article>
  );
}
