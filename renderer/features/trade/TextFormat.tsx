import { useState } from 'react';
import { ENCODINGS } from '../../../electron/shared/contract/encodings.ts';
import type { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { SelectField, TextField } from '../../ui/index.ts';
import type { Wizard } from './use-wizard.ts';

const DELIMITERS = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Vertical bar'],
  ['^', 'Caret'],
  ['~', 'Tilde'],
] as const;
const OTHER = 'other';

/** The encoding and the delimiter of a text: as they were found, until a person says otherwise. */
export function TextFormat({ wizard }: { readonly wizard: Wizard }) {
  const { preview, mapping, decide } = wizard;
  const [naming, setNaming] = useState(false);
  const isText = preview?.text || mapping.encoding !== undefined || mapping.delimiter !== undefined;
  if (!isText) return null;
  const encodingFound = mapping.encoding === undefined ? preview?.text?.encoding : undefined;
  const delimiterFound = mapping.delimiter === undefined ? preview?.text?.delimiter : undefined;
  const isListed = DELIMITERS.some(([mark]) => mark === mapping.delimiter);
  return (
    <>
      <SelectField
        label="Encoding"
        value={mapping.encoding ?? ''}
        choices={[
          { value: '', words: foundWords(encodingFound && encodingWords(encodingFound)) },
          ...ENCODINGS.map(({ name, words }) => ({ value: name, words })),
        ]}
        onChange={value => decide({ encoding: (value || undefined) as Mapping['encoding'] })}
      />
      <SelectField
        label="Between the cells"
        value={naming || (mapping.delimiter && !isListed) ? OTHER : (mapping.delimiter ?? '')}
        choices={[
          { value: '', words: foundWords(delimiterFound && delimiterWords(delimiterFound)) },
          ...DELIMITERS.map(([value, words]) => ({ value, words })),
          { value: OTHER, words: 'Another character' },
        ]}
        onChange={value => {
          setNaming(value === OTHER);
          if (value !== OTHER) decide({ delimiter: value || undefined });
        }}
      />
      {(naming || (mapping.delimiter && !isListed)) && (
        <TextField
          label="Character between the cells"
          value={isListed ? '' : (mapping.delimiter ?? '')}
          maxLength={1}
          autoFocus={naming}
          onChange={value => decide({ delimiter: value || undefined })}
        />
      )}
    </>
  );
}

const foundWords = (what: string | undefined) => (what ? `Found: ${what}` : 'Found out by itself');

const encodingWords = (name: string) =>
  ENCODINGS.find(each => each.name === name)?.words ?? name.toUpperCase();

const delimiterWords = (mark: string) =>
  DELIMITERS.find(([each]) => each === mark)?.[1].toLowerCase() ?? `“${mark}”`;
