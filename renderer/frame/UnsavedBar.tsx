import { useState } from 'react';
import { useStore } from 'zustand';
import { explain } from '../../electron/shared/contract/explain.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';
import { useServices } from '../bridge/hooks.tsx';
import { count, fileName } from '../text/format.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Over the whole foot when the disk refused an action: what happened, and both ways on. */
export function UnsavedBar({ path }: { path: string }) {
  const { unsaved, jobs, host, session } = useServices();
  const { problem, waiting, busy } = useStore(unsaved.store);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  if (!problem) return null;

  const retry = () => {
    setFailed(null);
    void unsaved.retry();
  };
  const elsewhere = async () => {
    const to = await host.pickNewProject(fileName(path));
    if (!to) return;
    setSaving(true);
    const saved = await jobs.run('Saving elsewhere', 'project.saveCopy', { path: to });
    setSaving(false);
    if (!saved.ok) return setFailed(saved.problem);
    setFailed(null);
    const { lost } = saved.value;
    if (lost.length > 0)
      jobs.note(`Saved without ${count(lost.length, 'original')} that cannot be read: ${lost.join(', ')}`);
    await unsaved.retry();
    await session.refresh();
  };
  const { title } = explain(failed ?? problem);
  return (
    <div className="unsaved" role="alert">
      <Icon name="danger" />
      <p className="grow ellipsis" title={title}>
        <span className="strong">{title}</span>{' '}
        {waiting === 1 ? 'Your last action is' : `Your last ${count(waiting, 'action')} are`} in memory only.
      </p>
      <Button small words={busy ? 'Trying' : 'Try again'} disabled={busy || saving} onClick={retry} />
      <Button
        small
        words={saving ? 'Saving' : 'Save elsewhere'}
        disabled={busy || saving}
        onClick={() => void elsewhere()}
      />
      <IconButton
        icon="close"
        words="Do not save; what was typed stays in its form"
        disabled={busy || saving}
        onClick={unsaved.giveUp}
      />
    </div>
  );
}
