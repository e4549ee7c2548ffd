/** A quote as it stands in the document, in its own script. It scrolls when it is long. */
export function QuoteBox({ quote, language }: { readonly quote: string; readonly language: string }) {
  return (
    <div className="field">
      <span className="label">
        Quote <span className="muted">as in the document{language && `, ${language}`}</span>
      </span>
      <section
        className="quote-box"
        aria-label="Quote"
        lang={language || undefined}
        dir="auto"
        // What scrolls must be reachable by keyboard.
        tabIndex={quote.length > 200 ? 0 : undefined}
      >
        {quote || <span className="muted">An area of the page, without text.</span>}
      </section>
    </div>
  );
}
