import { useState } from 'react';
import { Loading, ProblemNotice } from '../../ui/index.ts';
import { PreviewPages } from './PreviewPages.tsx';
import type { Preview } from './use-preview.ts';

/** The real PDF as it would be exported now. */
export function PreviewPane({ preview }: { preview: Preview }) {
  const [page, setPage] = useState(1);
  const { source, took, setting, problem } = preview;
  const seconds = took === null ? null : `${Math.max(0.1, took / 1000).toFixed(1)} s`;
  return (
    <section className="preview" aria-label="Preview" data-setting={setting}>
      <div className="toolbar">
        <h2>Preview</h2>
        {source && (
          <span className="muted small number">
            p. {Math.min(page, source.pageCount)} of {source.pageCount}
          </span>
        )}
        <span className="grow" />
        <span className="muted small number" role="status">
          {setting ? 'Setting the pages' : seconds && `Preview ready in ${seconds}`}
        </span>
      </div>
      <ProblemNotice problem={problem} />
      {source ? (
        <PreviewPages source={source} onPage={setPage} />
      ) : (
        !problem && <Loading what="Setting the case file for the first time" />
      )}
    </section>
  );
}
