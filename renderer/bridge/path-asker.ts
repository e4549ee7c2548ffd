import { createStore, type StoreApi } from 'zustand/vanilla';

/** A question that the in-app file dialog answers with a path, or null when the person gave up. */
export interface PathQuestion {
  readonly kind: 'open' | 'new';
  /** A file name to start with; '' for none. */
  readonly suggested: string;
  readonly answer: (path: string | null) => void;
}

/** Holds the question that is open. */
export type PathAsker = StoreApi<{ readonly question: PathQuestion | null }>;

/** The store behind the in-app file dialog. */
export const createPathAsker = (): PathAsker => createStore(() => ({ question: null }));

/** Asks for a path; an older question still open is answered with null. */
export function askPath(
  asker: PathAsker,
  kind: PathQuestion['kind'],
  suggested: string,
): Promise<string | null> {
  asker.getState().question?.answer(null);
  return new Promise(resolve => {
    const answer = (path: string | null) => {
      asker.setState({ question: null });
      resolve(path);
    };
    asker.setState({ question: { kind, suggested, answer } });
  });
}
