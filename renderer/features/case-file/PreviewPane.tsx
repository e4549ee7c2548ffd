import { type ReactNode, useState } from 'react';
import { Button, Loading, ProblemNotice } from '../../ui/index.ts';
import type { LinkedScroll } from './linked-scroll.ts';
import { PreviewPages } from './PreviewPages.tsx';
import type { PreviewLine } from './preview-lines.ts';
import type { PreviewPlace } from './use-place-in-preview.ts';
import type { Preview } from './use-preview.ts';

/** The real PDF as it would be exported now; `tools` stand at the end of its bar. */
export function PreviewPane({
  preview,
  title = 'Preview',
  tools,
  linked,
  place,
  onLine,
}: {
  readonly preview: Preview;
  readonly title?: string;
  readonly tools?: ReactNode;
  readonly linked?: LinkedScroll | undefined;
  readonly place?: PreviewPlace | null;
  readonly onLine?: (line: PreviewLine) => void;
}) {
  const [page, setPage] = useState(1);
  const { source, took, setting, progress, problem } = preview;
  const seconds = took === null ? null : `${Math.max(0.1, took / 1000).toFixed(1)} s`;
  return (
    <section className="preview" aria-label={title} data-setting={setting}>
      <div className="toolbar">
        <h2>{title}</h2>
        {source && (
          <span className="muted small number">
            p. {Math.min(page, source.pageCount)} of {source.pageCount}
          </span>
        )}
        <span className="muted small number ellipsis grow preview-state" role="status">
          {setting ? 'Setting' : seconds && <Ready seconds={seconds} />}
        </span>
        {tools}
      </div>
      {setting && progress && <Progress progress={progress} onCancel={preview.cancel} />}
      <ProblemNotice problem={problem} />
      {problem?.code === 'cancelled' && (
        <p className="export-line" role="status">
          <span className="grow">Stopped. {source ? 'These are the pages as they were before.' : ''}</span>
          <Button small words="Set the pages" onClick={preview.again} />
        </p>
      )}
      {source ? (
        <PreviewPages
          source={source}
          onPage={setPage}
          linked={linked}
          place={place ?? null}
          onLine={onLine}
        />
      ) : (
        !problem && <Loading what="Setting the case file for the first time" onCancel={preview.cancel} />
      )}
    </section>
  );
}

const Ready = ({ seconds }: { readonly seconds: string }) => (
  <>
    <span className="unseen">Preview ready in </span>
    {seconds}
  </>
);

function Progress({
  progress: { done, total, current },
  onCancel,
}: {
  readonly progress: NonNullable<Preview['progress']>;
  readonly onCancel: () => void;
}) {
  return (
    <div className="export-line preview-progress">
      <span className="bar">
        <i style={{ width: `${Math.round((total > 0 ? done / total : 0) * 100)}%` }} />
      </span>
      <span className="grow ellipsis">{current}</span>
      <Button small words="Cancel" onClick={onCancel} />
    </div>
  );
}
