// A few lines of engine for tests of the shell itself: echoes calls, serves one document, remembers what it was told.
import type { ShellEngine } from '../../electron/browser/engine-port.ts';
import { Refusal } from '../../electron/shared/contract/problem.ts';
import type { CallerFrame, EngineFrame } from '../../electron/shared/contract/wire.ts';

/** The engine, and what reached it. */
export interface SmallEngine extends ShellEngine {
  readonly frames: CallerFrame[];
  readonly uploads: Uint8Array[];
  readonly lines: { end(): void }[];
  closed(): boolean;
}

/** An engine that answers every call with its input, except `hang`, which it never answers. */
export function aSmallEngine(
  document: Uint8Array = new Uint8Array(0),
  mediaType = 'text/plain',
): SmallEngine {
  const frames: CallerFrame[] = [];
  const uploads: Uint8Array[] = [];
  const lines: { end(): void }[] = [];
  let closed = false;

  function wire(): ReturnType<ShellEngine['wire']> {
    const listeners = new Set<(frame: EngineFrame) => void>();
    const enders = new Set<() => void>();
    const end = () => {
      for (const ender of enders) ender();
    };
    lines.push({ end });
    return {
      close: end,
      send: frame => {
        frames.push(frame);
        if (frame.type !== 'call' || frame.method === 'hang') return;
        const reply: EngineFrame = { type: 'reply', id: frame.id, ok: true, value: frame.input };
        for (const listener of listeners) listener(reply);
      },
      onFrame: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onClosed: listener => {
        enders.add(listener);
        return () => enders.delete(listener);
      },
    };
  }

  return {
    frames,
    uploads,
    lines,
    wire,
    closed: () => closed,
    readBytes: async (ref, range) => {
      if (ref !== 'document/doc_1') throw new Refusal({ code: 'not-found', what: 'document', id: ref });
      const bytes = range ? document.subarray(range.start, range.end) : document;
      return { bytes, mediaType, total: document.byteLength };
    },
    putUpload: async bytes => `upload_${uploads.push(bytes)}`,
    close: async () => {
      closed = true;
    },
  };
}
