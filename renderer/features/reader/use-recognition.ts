import { useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { explain } from '../../../electron/shared/contract/explain.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';

/** Text recognition as the reader offers it. */
export interface Recognition {
  readonly running: boolean;
  /** Reads these pages (from 1); progress and result are in the status bar. */
  readonly start: (pages: readonly number[]) => void;
}

/** Recognises text on pages of a document as a job. */
export function useRecognition({ id, name }: Document): Recognition {
  const { jobs } = useServices();
  const [running, setRunning] = useState(false);
  const start = async (pages: readonly number[]) => {
    setRunning(true);
    const result = await jobs.run('Recognising text', 'documents.recognise', {
      documentIds: [id],
      pages: [...pages],
    });
    setRunning(false);
    if (!result.ok) {
      const { title, next } = explain(result.problem);
      return jobs.note(`${title} ${next}`);
    }
    const [read] = result.value.documents;
    if (!read || result.value.cancelled) return;
    jobs.note(
      read.words === 0
        ? `No words were recognised in “${name}”.`
        : `${count(read.words, 'word')} recognised in “${name}”, ${read.confidence} % sure: compare what you quote with the page.`,
    );
  };
  return { running, start: pages => void start(pages) };
}
