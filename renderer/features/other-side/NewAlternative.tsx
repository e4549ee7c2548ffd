import { useState } from 'react';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, TextAreaField } from '../../ui/index.ts';

/** Writes another explanation of a claim: a claim of its own, to be supported or refuted like any other. */
export function NewAlternative({ of }: { readonly of: ClaimId }) {
  const create = useAction('claims.create');
  const [text, setText] = useState('');
  const keep = async () => {
    const sentence = text.replaceAll(/\s+/g, ' ').trim();
    if (sentence === '' || create.busy) return;
    if ((await create.run({ text: sentence, alternativeTo: of })).ok) setText('');
  };
  return (
    <>
      <TextAreaField
        label="Write another explanation"
        rows={2}
        value={text}
        placeholder="What else could explain the same?"
        hint={text === '' ? undefined : 'Enter makes it a claim of its own.'}
        onChange={setText}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.stopPropagation();
          void keep();
        }}
      />
      <ActionNotice of={create} />
    </>
  );
}
