import type { Host } from '../../electron/shared/contract/host.ts';
import type { Session } from './session.ts';

/** How long a window that is already empty waits for the engine to say that the project is closed. */
const PANIC_MS = 500;

/** Empties the window, closes the project and the window. A browser may not let it: then it goes to an empty page. */
export async function panic(session: Session, { kind }: Pick<Host, 'kind'>): Promise<void> {
  await Promise.race([session.panic(), new Promise(done => setTimeout(done, PANIC_MS))]);
  window.close();
  if (kind === 'browser') location.replace('about:blank');
}
