import type { KeyboardEvent } from 'react';
import { useDraft } from '../bridge/use-draft.ts';
import { TextAreaField, TextField } from './Fields.tsx';

/** What a field that saves itself needs. */
export interface DraftFieldProps {
  readonly label: string;
  readonly aside?: string | undefined;
  readonly stored: string;
  /** Many lines: Ctrl Enter saves; otherwise Enter does. */
  readonly rows?: number;
  readonly disabled?: boolean;
  /** For short words that are wrong until they are complete: saved when the field is left, and Esc drops the typing. */
  readonly whenLeft?: boolean;
  readonly onSave: (text: string) => void;
}

/**
 * A text that is edited in place and saves itself. Give it the thing's id as its `key`, never the text: a field that is
 * made anew loses what is being typed.
 */
export function DraftField({ stored, rows, whenLeft = false, onSave, ...rest }: DraftFieldProps) {
  const draft = useDraft(stored, onSave, whenLeft);
  const shared = {
    ...rest,
    value: draft.text,
    onChange: draft.set,
    onBlur: draft.flush,
    dir: 'auto',
    hint:
      draft.other === null
        ? undefined
        : `It was changed elsewhere meanwhile, to “${draft.other.slice(0, 80)}”. What you typed takes its place.`,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey)) draft.flush();
      else if (event.key === 'Escape' && whenLeft) draft.drop();
      else return;
      event.stopPropagation();
    },
  };
  return rows === undefined ? <TextField {...shared} /> : <TextAreaField rows={rows} {...shared} />;
}
