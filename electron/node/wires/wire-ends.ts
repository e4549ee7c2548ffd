import type { CallerFrame, EngineFrame, Wire } from '../../shared/contract/wire.ts';

/** A wire that its holder can also end; whatever was running over it is cancelled. */
export interface ClosableWire extends Wire {
  close(): void;
}

/** What carries the frames of a wire away, and how to let go of it. */
export interface Carrier {
  send(frame: CallerFrame): void;
  close(): void;
}

/** The caller's end of a wire, and the two things that its carrier tells it. */
export interface WireEnds {
  readonly wire: ClosableWire;
  /** Hands a frame from the engine to the listeners. */
  deliver(frame: EngineFrame): void;
  /** Tells the listeners, once, that nothing will come any more. */
  end(): void;
}

/** Listeners, and an end that comes once and reaches also those who ask later. */
export function wireEnds(carrier: Carrier): WireEnds {
  const frameListeners = new Set<(frame: EngineFrame) => void>();
  const endListeners = new Set<() => void>();
  let ended = false;

  function end(): void {
    if (ended) return;
    ended = true;
    for (const listener of endListeners) listener();
    endListeners.clear();
    frameListeners.clear();
  }

  const wire: ClosableWire = {
    send: frame => {
      if (!ended) carrier.send(frame);
    },
    onFrame: listener => {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    onClosed: listener => {
      if (ended) queueMicrotask(listener);
      else endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
    close: () => {
      carrier.close();
      end();
    },
  };
  return {
    wire,
    end,
    deliver: frame => {
      for (const listener of frameListeners) listener(frame);
    },
  };
}
