import { bytes, count } from '../../text/format.ts';
import { Button, IconButton, ProblemNotice } from '../../ui/index.ts';
import type { Exporting } from './use-export.ts';

/** How the export goes or ended: progress with a way to stop it, then what an outsider checks the file by. */
export function ExportResult({ exporting }: { exporting: Exporting }) {
  const { job, exported, problem, cancel, dismiss } = exporting;
  if (job) {
    const { progress } = job;
    const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
    return (
      <div className="export-line" role="status">
        <span className="bar">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
        <span className="grow ellipsis">{progress?.current ?? 'Making the case file'}</span>
        <Button small words="Cancel" disabled={job.cancelling} onClick={cancel} />
      </div>
    );
  }
  if (problem?.code === 'cancelled')
    return (
      <div className="export-line" role="status">
        <span className="grow">Cancelled. Nothing was written.</span>
        <IconButton icon="close" words="Put away" onClick={dismiss} />
      </div>
    );
  if (problem) return <ProblemNotice problem={problem} onDismiss={dismiss} />;
  if (!exported) return null;
  const { made, delivered } = exported;
  return (
    <div className="export-done" role="status">
      <div className="row">
        <span className="grow strong ellipsis">{made.fileName}</span>
        <IconButton icon="close" words="Put away" onClick={dismiss} />
      </div>
      <p className="second small">
        {made.pages > 0 && `${count(made.pages, 'page')}, `}
        {bytes(made.bytes)}.{' '}
        {made.redacted !== undefined &&
          `${count(made.redacted, 'redaction')}; searched, and nothing of them found. `}
        {delivered ? 'Given to you; the log has its hash.' : 'Made, but not saved to a file.'}
      </p>
      <p className="small">
        <span className="second">SHA-256</span> <code className="identifier export-hash">{made.sha256}</code>
      </p>
      <div className="row">
        <Button small words="Copy SHA-256" onClick={() => void navigator.clipboard.writeText(made.sha256)} />
        {made.redactionLog && (
          <Button small words="Save the list of redactions" onClick={() => void exporting.deliverLog()} />
        )}
        {!delivered && <Button small words="Save to a file" onClick={() => void exporting.deliverAgain()} />}
      </div>
    </div>
  );
}
