import { useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { ENCODINGS } from '../../../electron/shared/contract/encodings.ts';
import { explain } from '../../../electron/shared/contract/explain.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { Notice, Section, SelectField } from '../../ui/index.ts';
import { readAgainWords } from './summary.ts';

/** The encoding that a text or table was read in; another choice reads the original again, as a new reading. */
export function EncodingField({ document, readOnly }: { document: Document; readOnly: boolean }) {
  const { jobs } = useServices();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ words: string; tone: 'plain' | 'warning' } | null>(null);
  const now = document.reading?.encoding;
  if (now === undefined) return null;
  const read = async (encoding: string) => {
    setBusy(true);
    const result = await jobs.run('Reading again', 'documents.readAgain', {
      documentIds: [document.id],
      encoding,
    });
    setBusy(false);
    if (!result.ok) {
      const { title, next } = explain(result.problem);
      return setOutcome({ words: `${title} ${next}`, tone: 'warning' });
    }
    const [read] = result.value.documents;
    if (read) setOutcome({ words: readAgainWords(read), tone: read.anchors.lost > 0 ? 'warning' : 'plain' });
  };
  const known = ENCODINGS.map(({ name, words }) => ({ value: name, words }));
  const choices = known.some(({ value }) => value === now) ? known : [{ value: now, words: now }, ...known];
  return (
    <Section>
      <div className="column">
        <SelectField
          label="Encoding"
          value={now}
          choices={choices}
          disabled={readOnly || busy}
          onChange={encoding => void read(encoding)}
        />
        {outcome && (
          <Notice tone={outcome.tone} onDismiss={() => setOutcome(null)}>
            {outcome.words}
          </Notice>
        )}
      </div>
    </Section>
  );
}
