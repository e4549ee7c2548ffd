/** What one window tells the others: that the project is being locked, or that everything must be gone. */
export type Word = 'lock' | 'panic';

/** The other windows of the same program. */
export interface Fellows {
  tell(word: Word): void;
  /** Calls back when another window tells something. */
  onWord(listener: (word: Word) => void): void;
}

/** Speaks with the windows of the same origin. */
export function createFellows(): Fellows {
  const channel = new BroadcastChannel('plumbline.fellows');
  return {
    tell: word => channel.postMessage(word),
    onWord: listener =>
      channel.addEventListener('message', ({ data }) => {
        if (data === 'lock' || data === 'panic') listener(data);
      }),
  };
}
