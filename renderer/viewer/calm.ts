/** Knows whether a column is being scrolled too fast to be read, so that painting can wait. */
export interface Calm {
  /** Tells where the column stands now (pixels, milliseconds). */
  moved(top: number, at: number): void;
  /** Resolves when pages can be read: at once, or when fast scrolling slows down or ends. */
  wait(): Promise<void>;
}

/** Pixels a millisecond above which nobody reads. */
const FAST = 3;
/** Milliseconds without a movement after which the column stands still. */
const REST = 90;

/** Makes a watch over one column. */
export function createCalm(): Calm {
  let lastTop = 0;
  let lastAt = 0;
  let fast = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];
  const rest = () => {
    fast = false;
    const ready = waiting;
    waiting = [];
    for (const go of ready) go();
  };
  return {
    moved: (top, at) => {
      const speed = Math.abs(top - lastTop) / Math.max(1, at - lastAt);
      // A jump is one movement after a rest: what it lands on is wanted at once.
      const jumped = at - lastAt > REST;
      lastTop = top;
      lastAt = at;
      clearTimeout(timer);
      fast = !jumped && speed > FAST;
      if (fast) timer = setTimeout(rest, REST);
      else rest();
    },
    wait: () => (fast ? new Promise(resolve => waiting.push(resolve)) : Promise.resolve()),
  };
}
