import { useEffect, useState } from 'react';
import type { MadeCaseFile } from '../../../electron/shared/contract/case-file.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { openPdf } from '../../viewer/pdf-source.ts';

/** The preview: the last pages that were set, what was found while setting them, and whether newer ones are on the way. */
export interface Preview {
  readonly source: PageSource | null;
  readonly made: MadeCaseFile | null;
  /** Milliseconds from the change to pages that can be shown. */
  readonly took: number | null;
  readonly setting: boolean;
  readonly problem: Problem | null;
}

const START: Preview = { source: null, made: null, took: null, setting: false, problem: null };
/** Changes that come together are set together; typing has its own pause before it is saved. */
const PAUSE_MS = 120;

/** Sets the case file anew after every change while `wanted`; the old pages stay until the new ones can be shown. */
export function usePreview(wanted: boolean): Preview {
  const { api, host } = useServices();
  const [preview, setPreview] = useState(START);
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    let running: AbortController | null = null;
    let shown: PageSource | null = null;

    async function set(): Promise<void> {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      const began = performance.now();
      setPreview(old => ({ ...old, setting: true }));
      const result = await api.call('caseFile.preview', {}, { signal: mine.signal });
      if (mine.signal.aborted) return;
      if (!result.ok) return setPreview(old => ({ ...old, setting: false, problem: result.problem }));
      const made = result.value;
      const source = await openPdf(host.bytesUrl(made.ref), made.bytes).catch(() => null);
      if (mine.signal.aborted) return source?.close();
      if (!source)
        return setPreview(old => ({ ...old, made, setting: false, problem: { code: 'disconnected' } }));
      const old = shown;
      shown = source;
      setPreview({ source, made, took: performance.now() - began, setting: false, problem: null });
      // The pages that are shown keep their old paint until the new one is there.
      setTimeout(() => old?.close(), 2000);
    }
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void set(), PAUSE_MS);
    };
    void set();
    const stop = api.onEvent(event => event.kind === 'changed' && soon());
    return () => {
      stop();
      clearTimeout(timer);
      running?.abort();
      shown?.close();
      setPreview(START);
    };
  }, [api, host, wanted]);
  return preview;
}
