import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the idle lock needs to know and do. */
export interface IdlePorts {
  /** Milliseconds of a clock that goes on while the machine sleeps. */
  readonly now: () => number;
  /** Minutes without input until the project is locked; 0 for never. */
  readonly minutes: () => number;
  /** Whether a project is open: nothing else is locked. */
  readonly open: () => boolean;
  readonly lock: () => void;
}

/** Locks the project when nobody is there, or when the machine has slept. */
export interface IdleLock {
  /** Whole minutes that are left, rounded up; null while none has passed or nothing will be locked. */
  readonly store: StoreApi<{ readonly left: number | null }>;
  /** A person did something. */
  touched(): void;
  /** Looks at the clock; called every few seconds. */
  tick(): void;
}

/** How often the clock is looked at, in milliseconds. */
export const TICK_MS = 5_000;
/** A window that nobody looks at is woken once a minute; only a machine that slept leaves a longer gap. */
const SLEPT_MS = 150_000;
const MINUTE = 60_000;

/** Makes the idle lock. */
export function createIdleLock({ now, minutes, open, lock }: IdlePorts): IdleLock {
  const store: IdleLock['store'] = createStore(() => ({ left: null }));
  let touchedAt = now();
  let tickedAt = now();
  const show = (left: number | null) => {
    if (store.getState().left !== left) store.setState({ left });
  };

  function tick(): void {
    const at = now();
    const slept = at - tickedAt > SLEPT_MS;
    tickedAt = at;
    // A clock that was turned back must not put the lock off.
    if (touchedAt > at) touchedAt = at;
    if (!open()) {
      touchedAt = at;
      show(null);
      return;
    }
    const limit = minutes() * MINUTE;
    const idle = at - touchedAt;
    if (slept || (limit > 0 && idle >= limit)) {
      show(null);
      lock();
      return;
    }
    show(limit > 0 && idle >= MINUTE ? Math.ceil((limit - idle) / MINUTE) : null);
  }

  return {
    store,
    tick,
    touched: () => {
      // The first movement after a sleep comes before the next tick: it must not count as presence.
      if (now() - tickedAt > SLEPT_MS) return tick();
      touchedAt = now();
      show(null);
    },
  };
}

const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
/** How often other windows hear that somebody is here, in milliseconds. */
const TELL_MS = 2_000;

/** Feeds the lock from a window's input and a timer. Input in one window counts in all: they share the project. */
export function watchInput(idle: IdleLock, target: Window & typeof globalThis): void {
  const others = new target.BroadcastChannel('plumbline.presence');
  let told = 0;
  const touched = () => {
    idle.touched();
    const at = Date.now();
    if (Math.abs(at - told) < TELL_MS) return;
    told = at;
    others.postMessage(null);
  };
  others.addEventListener('message', idle.touched);
  for (const name of INPUTS) target.addEventListener(name, touched, { capture: true, passive: true });
  target.addEventListener('visibilitychange', idle.tick);
  target.setInterval(idle.tick, TICK_MS);
}
