import { useState } from 'react';
import type { Comparison } from '../../../electron/shared/contract/hypotheses.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, Dialog, TextAreaField, TextField } from '../../ui/index.ts';
import { hypothesisOf, useClaimsByNumber } from './claim-words.ts';

/** Begins a comparison: what is asked, and at least two explanations of it. */
export function StartDialog({
  onClose,
  onStarted,
}: {
  readonly onClose: () => void;
  readonly onStarted: (comparison: Comparison) => void;
}) {
  const start = useAction('hypotheses.start');
  const claims = useClaimsByNumber();
  const [question, setQuestion] = useState('');
  const [lines, setLines] = useState('');
  const hypotheses = lines.split('\n').flatMap(line => hypothesisOf(line, claims) ?? []);
  const lacking = question.trim() === '' || hypotheses.length < 2;
  const begin = async () => {
    if (lacking) return;
    const result = await start.run({ question, hypotheses });
    if (result.ok) onStarted(result.value);
  };
  return (
    <Dialog
      title="Compare explanations"
      onClose={onClose}
      foot={
        <>
          <Button words="Cancel" onClick={onClose} />
          <Button
            look="primary"
            words="Begin"
            disabled={lacking || start.busy}
            onClick={() => void begin()}
          />
        </>
      }
    >
      <div className="column">
        <TextField
          label="What is asked"
          placeholder="What became of the payment of 14 March 2024?"
          value={question}
          onChange={setQuestion}
        />
        <TextAreaField
          label="Explanations, one in a line"
          rows={5}
          value={lines}
          placeholder={'C2\nThe sum was sent back.\nThe sum was never credited.'}
          hint={
            lines.trim() !== '' && hypotheses.length < 2
              ? 'At least two: what else could explain it?'
              : 'A claim by its number brings its evidence with it. Ctrl Enter begins.'
          }
          onChange={setLines}
          onKeyDown={event => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void begin();
          }}
        />
        <ActionNotice of={start} />
      </div>
    </Dialog>
  );
}
