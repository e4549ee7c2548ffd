/** Milliseconds without a key after which nobody types. */
const REST_MS = 350;

/** Knows whether somebody is typing, so that what only follows the text can wait. */
export interface TypingRest {
  /** Resolves when nobody types: at once, or when the keys rest. */
  wait(): Promise<void>;
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

/** Makes a watch over the keys of a window that go into a text. */
export function createTypingRest(keys: EventTarget, counts = isText): TypingRest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];
  const rest = () => {
    timer = undefined;
    const ready = waiting;
    waiting = [];
    for (const go of ready) go();
  };
  const typed = ({ target }: Event) => {
    if (!counts(target)) return;
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  };
  keys.addEventListener('keydown', typed, { capture: true, passive: true });
  return {
    wait: () =>
      timer === undefined ? Promise.resolve() : new Promise(resolve => void waiting.push(resolve)),
  };
}

let ofWindow: TypingRest | undefined;

/** The watch over all keys of this window. */
export const typingRest = (): TypingRest => {
  ofWindow ??= createTypingRest(window);
  return ofWindow;
};
