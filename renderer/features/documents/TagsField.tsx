import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useAction, useProject } from '../../bridge/hooks.tsx';
import { ActionNotice, DraftField } from '../../ui/index.ts';
import { tagsOf } from './tags.ts';

/** Tags of one document, or of several at once: what is typed becomes the tags of all. */
export function TagsField({ documents }: { readonly documents: readonly Pick<Document, 'id' | 'tags'>[] }) {
  const edit = useAction('documents.edit');
  const readOnly = useProject()?.readOnly ?? true;
  const ids = documents.map(({ id }) => id);
  const all = new Set(documents.map(({ tags }) => tags.join(', ')));
  return (
    <>
      <DraftField
        key={ids.join()}
        label="Tags"
        aside={all.size > 1 ? 'several values' : 'divided by commas'}
        stored={all.size === 1 ? ([...all][0] ?? '') : ''}
        disabled={readOnly}
        whenLeft
        onSave={words => void edit.run({ ids, patch: { tags: tagsOf(words) } })}
      />
      <ActionNotice of={edit} />
    </>
  );
}
