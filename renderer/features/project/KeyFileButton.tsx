import { useRef } from 'react';
import { Button } from '../../ui/index.ts';

/** Identity files are a few lines; what is larger is none. */
const MOST_BYTES = 100_000;

/** Reads the text of an identity file that the person chooses. It stays in the window's memory. */
export function KeyFileButton({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file) onText(file.size > MOST_BYTES ? `${file.name} is too large` : await file.text());
  };
  return (
    <div className="row" style={{ marginTop: 6 }}>
      <Button small words="Read it from a file" onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Identity file"
        onChange={event => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
