import { useState } from 'react';

/** Longer sentences are cut until somebody wants all of it. */
const LONG = 600;

/** The sentence; a very long one is cut until it is asked for. */
export function WholeSentence({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const long = text.length > LONG;
  return (
    <>
      <p className="claim-whole" dir="auto">
        {long && !all ? `${text.slice(0, LONG)}…` : text}
      </p>
      {long && (
        <button type="button" className="link small" onClick={() => setAll(!all)}>
          {all ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </>
  );
}
