import type { Host } from '../../electron/shared/contract/host.ts';
import type { CallerFrame } from '../../electron/shared/contract/wire.ts';

/** What the desktop's preload script puts on `window.plumbline`. Frames cross as plain data; listeners return their off switch. */
export interface Preload {
  send(frame: CallerFrame): void;
  onFrame(listener: (frame: unknown) => void): () => void;
  onClosed(listener: () => void): () => void;
  /** The machine goes to sleep, or its screen is locked. */
  onLock(listener: () => void): () => void;
  readonly host: Host;
}

declare global {
  interface Window {
    readonly plumbline?: Preload;
  }
}
