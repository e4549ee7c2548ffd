import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import './evidence.css';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { Button, Inspector, TextAreaField, TextField } from '../../ui/index.ts';
import { type Draft, type DraftLink, withLink } from './draft.ts';
import { GradeFields, gradeOfKey } from './GradeFields.tsx';
import { LinkBox } from './LinkBox.tsx';
import { LinkRow } from './LinkRow.tsx';
import { QuoteBox } from './QuoteBox.tsx';
import { roleOfKey } from './RoleChoice.tsx';

/** What the form of new evidence needs. */
export interface EvidenceFormProps {
  readonly draft: Draft;
  readonly document: Document;
  /** Focus goes to the link box, or to the words of the new thing that was asked for. */
  readonly focus: 'links' | 'new';
  readonly busy: boolean;
  readonly notice: ReactNode;
  /** Stands below the quote: what can be done about an area without words. */
  readonly wordless?: ReactNode;
  readonly onChange: (draft: Draft) => void;
  readonly onKeep: (next: boolean) => void;
  readonly onDrop: () => void;
}

/** The form of new evidence. Enter keeps, Shift Enter keeps and goes on, Esc drops; nothing is kept while composing. */
export function EvidenceForm(props: EvidenceFormProps) {
  const { draft, document, focus, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  // Before it is painted: Enter right after E must find the form.
  useLayoutEffect(() => {
    if (focus === 'links') box.current?.focus();
  }, [focus]);
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const setLink = (index: number, link: DraftLink) => set({ links: draft.links.with(index, link) });
  const onLastRole = (key: string): boolean => {
    const role = roleOfKey(key);
    const last = draft.links.at(-1);
    if (!role || !last) return false;
    setLink(draft.links.length - 1, { ...last, role });
    return true;
  };
  const onEmptyKey = (key: string): boolean => {
    if (key !== 'Backspace') return key !== '0' && key !== '=' && onLastRole(key);
    set({ links: draft.links.slice(0, -1) });
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => formKey(event, { ...props, box: box.current, set, onLastRole });

  return (
    <Inspector needed title="New evidence" tools={<span className="tag">{draft.place}</span>}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside */}
      <div className="evidence-form" onKeyDown={onKeyDown}>
        <QuoteBox quote={draft.quote} language={draft.language} />
        {props.wordless}
        <div className="field">
          <span className="label">Links</span>
          {draft.links.map((link, index) => (
            <LinkRow
              key={'id' in link ? link.id : `${link.kind}-${index}`}
              link={link}
              focus={focus === 'new' || !('id' in link)}
              onChange={changed => setLink(index, changed)}
              onRemove={() => set({ links: draft.links.toSpliced(index, 1) })}
            />
          ))}
          <LinkBox
            ref={box}
            linked={draft.links}
            passage={draft.quote}
            onLink={link => set({ links: withLink(draft.links, link) })}
            onEmptyEnter={event => props.onKeep(event.shiftKey)}
            onEmptyKey={onEmptyKey}
          />
        </div>
        <GradeFields
          grade={draft.informationGrade}
          handling={draft.handling}
          inherited={document.handling}
          onGrade={informationGrade => set({ informationGrade })}
          onHandling={handling => set({ handling })}
        />
        <TextAreaField
          label="Translation"
          rows={2}
          value={draft.translation}
          onChange={translation => set({ translation })}
        />
        {draft.translation !== '' && (
          <TextField
            label="Translator"
            value={draft.translator}
            onChange={translator => set({ translator })}
          />
        )}
        <TextAreaField label="Note" rows={2} value={draft.note} onChange={note => set({ note })} />
        {props.notice}
        <div className="form-foot">
          <Button
            look="primary"
            words="Keep"
            keys="enter"
            disabled={props.busy}
            onClick={() => props.onKeep(false)}
          />
          <Button
            words="Keep, next"
            title="Keep and go to the next hit (Shift Enter)"
            disabled={props.busy}
            onClick={() => props.onKeep(true)}
          />
          <span className="grow" />
          <Button look="quiet" words="Drop" keys="esc" onClick={props.onDrop} />
        </div>
      </div>
    </Inspector>
  );
}

interface FormKeys extends EvidenceFormProps {
  readonly box: HTMLInputElement | null;
  readonly set: (patch: Partial<Draft>) => void;
  readonly onLastRole: (key: string) => boolean;
}

/** Keys of the form that no field took for itself. */
function formKey(event: KeyboardEvent, form: FormKeys) {
  // While an input method composes, Enter ends the composing and nothing else.
  if (event.nativeEvent.isComposing) return;
  const target = event.target as HTMLElement;
  const many = target instanceof HTMLTextAreaElement;
  const field =
    many ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio');
  const command = event.ctrlKey || event.metaKey;
  const grade = gradeOfKey(event.key);
  if (event.key === 'Enter' && (command || !many) && !(target instanceof HTMLButtonElement))
    form.onKeep(event.shiftKey);
  else if (event.key === 'Escape') form.onDrop();
  else if (field || command || event.altKey) return;
  else if (grade) form.set({ informationGrade: grade });
  else if (event.code === 'KeyL') form.box?.focus();
  else if (!form.onLastRole(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
}
