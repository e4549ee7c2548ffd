import { useState } from 'react';
import { IconButton } from '../../ui/index.ts';

/** Which page is shown, and the way to another by its number. What is being typed is never replaced by scrolling. */
export function PageBox(props: {
  readonly page: number;
  readonly pages: number;
  readonly onGoTo: (page: number) => void;
}) {
  const { page, pages, onGoTo } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const number = Number(typed ?? page);
    if (Number.isInteger(number) && number >= 1 && number <= pages) onGoTo(number);
  };
  return (
    <span className="page-box">
      <IconButton icon="up" words="Previous page" disabled={page <= 1} onClick={() => onGoTo(page - 1)} />
      <input
        className="input small"
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        style={{ width: `${String(pages).length + 2.4}ch` }}
        value={typed ?? page}
        onFocus={event => event.target.select()}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          go();
          event.currentTarget.blur();
        }}
        onBlur={() => setTyped(null)}
      />
      <span className="muted nowrap">of {pages}</span>
      <IconButton icon="down" words="Next page" disabled={page >= pages} onClick={() => onGoTo(page + 1)} />
    </span>
  );
}
