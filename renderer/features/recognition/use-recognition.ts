import { useStore } from 'zustand';
import type { Recognition } from '../../../electron/shared/contract/documents.ts';
import { explain } from '../../../electron/shared/contract/explain.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { Services } from '../../bridge/services.ts';
import { count } from '../../text/format.ts';

/** What the status bar calls the work. */
export const RECOGNISING = 'Recognising text';

/** Text recognition as the window offers it. */
export interface Recognising {
  /** Whether any is under way in this window. */
  readonly running: boolean;
  /** Starts it; progress and result are in the status bar. */
  readonly start: (what: Given<'documents.recognise'>) => void;
  readonly cancel: () => void;
}

/** Recognises text as a job of the status bar. */
export function useRecognition(): Recognising {
  const services = useServices();
  const job = useStore(services.jobs.store, ({ running }) =>
    running.find(({ name }) => name === RECOGNISING),
  );
  return {
    running: job !== undefined,
    start: what => void recognise(services, what),
    cancel: () => job && services.jobs.cancel(job.id),
  };
}

/** Runs the job and leaves a line of what it came to. */
export async function recognise({ jobs }: Services, what: Given<'documents.recognise'>): Promise<void> {
  const result = await jobs.run(RECOGNISING, 'documents.recognise', what);
  if (!result.ok) {
    const { title, next } = explain(result.problem);
    return jobs.note(`${title} ${next}`);
  }
  const words = outcomeWords(result.value.documents);
  if (words) jobs.note(words);
}

/** What text recognition came to, in a line; '' when it looked at no page. */
export function outcomeWords(documents: readonly Recognition[]): string {
  const looked = documents.filter(({ pages }) => pages > 0);
  const [first] = looked;
  if (!first) return documents[0]?.reason ?? '';
  const words = looked.reduce((sum, each) => sum + each.words, 0);
  const where = looked.length === 1 ? `“${first.file}”` : count(looked.length, 'document');
  if (words === 0) return `No words were recognised in ${where}.`;
  const sure = looked.reduce((sum, each) => sum + each.confidence * each.words, 0) / words;
  return `${count(words, 'word')} recognised in ${where}, ${Math.round(sure)} % sure: compare what you quote with the page.`;
}
