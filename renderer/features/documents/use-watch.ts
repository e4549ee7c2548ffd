import { useEffect } from 'react';
import type { ProjectStatus } from '../../../electron/shared/contract/project.ts';
import { useApi, useQuery } from '../../bridge/hooks.tsx';

/** Keeps the watched folders looked into as long as the window shows the project; locking it ends that. */
export function useWatch({ id, readOnly }: ProjectStatus): void {
  const api = useApi();
  const folders = useQuery('documents.watched', {}, ['watched_folder']);
  const isWanted =
    !readOnly && folders.status === 'ready' && folders.value.some(({ path }) => path !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project begins anew
  useEffect(() => {
    if (!isWanted) return;
    const cancel = new AbortController();
    void api.call('documents.watch', {}, { signal: cancel.signal });
    return () => cancel.abort();
  }, [api, isWanted, id]);
}
