import { useEffect, useRef, useState } from 'react';
import type { Audience, MadeCaseFile } from '../../../electron/shared/contract/case-file.ts';
import type { Progress } from '../../../electron/shared/contract/common.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { openPdf } from '../../viewer/pdf-source.ts';
import { typingRest } from '../../viewer/typing-rest.ts';

/** The preview as it stands: the last pages that were set, and whether newer ones are on the way. */
interface Shown {
  readonly source: PageSource | null;
  readonly made: MadeCaseFile | null;
  /** Milliseconds from the change to pages that can be shown. */
  readonly took: number | null;
  readonly setting: boolean;
  readonly progress: Progress | null;
  readonly problem: Problem | null;
}

/** The preview of one version, and how to stop setting it or begin again. */
export interface Preview extends Shown {
  readonly audience: Audience;
  readonly cancel: () => void;
  readonly again: () => void;
}

const START: Shown = { source: null, made: null, took: null, setting: false, progress: null, problem: null };
/** Changes that come together are set together; typing has its own pause before it is saved. */
const PAUSE_MS = 120;

/**
 * Sets the case file anew after every change while `wanted`; the old pages stay until the new ones can be shown. Nothing is
 * set or painted while somebody types.
 */
export function usePreview(wanted: boolean, audience: Audience): Preview {
  const { api, host } = useServices();
  const [shown, setShown] = useState(START);
  const stop = useRef(() => undefined as undefined);
  const start = useRef(() => undefined as undefined);
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    let running: AbortController | null = null;
    let open: PageSource | null = null;
    const change = (patch: Partial<Shown>) => setShown(old => ({ ...old, ...patch }));

    async function set(): Promise<void> {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      await typingRest().wait();
      if (mine.signal.aborted) return;
      const began = performance.now();
      change({ setting: true, progress: null });
      const result = await api.call(
        'caseFile.preview',
        { audience },
        { signal: mine.signal, onProgress: progress => !mine.signal.aborted && change({ progress }) },
      );
      if (mine.signal.aborted) return;
      if (!result.ok) return change({ setting: false, progress: null, problem: result.problem });
      const made = result.value;
      await typingRest().wait();
      if (mine.signal.aborted) return;
      const source = await openPdf(host.bytesUrl(made.ref), made.bytes, { beside: true }).catch(() => null);
      if (mine.signal.aborted) return source?.close();
      if (!source) return change({ made, setting: false, progress: null, problem: { code: 'disconnected' } });
      const old = open;
      open = source;
      const took = performance.now() - began;
      setShown({ source, made, took, setting: false, progress: null, problem: null });
      // The pages that are shown keep their old paint until the new one is there.
      setTimeout(() => old?.close(), 2000);
    }
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void set(), PAUSE_MS);
    };
    stop.current = () => {
      running?.abort();
      change({ setting: false, progress: null, problem: { code: 'cancelled' } });
    };
    start.current = () => void set();
    void set();
    const deaf = api.onEvent(event => event.kind === 'changed' && soon());
    return () => {
      deaf();
      clearTimeout(timer);
      running?.abort();
      open?.close();
      setShown(START);
    };
  }, [api, host, wanted, audience]);
  return { ...shown, audience, cancel: () => stop.current(), again: () => start.current() };
}
