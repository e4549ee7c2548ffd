import {
  type Block,
  escaped,
  followsNote,
  isRightToLeft,
  languageTag,
  type Narrative,
  type Run,
} from './blocks.ts';

const STYLE = `
body { font: 11pt/1.5 "Noto Sans", "Noto Sans SC", "Amiri", "Noto Sans Hebrew", sans-serif; color: #1d2433; max-width: 46em; margin: 2em auto; padding: 0 1.5em; overflow-wrap: anywhere }
h1, h2, h3 { color: #1f3a5f; line-height: 1.25; break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: .85em; margin: 1em 0 }
caption { text-align: start; font-weight: 600; padding: .3em 0 }
th, td { border: 1px solid #c9ced8; padding: .3em .5em; text-align: start; vertical-align: top }
th { background: #f5f6f8 }
blockquote { margin: .6em 0; padding-inline-start: .8em; border-inline-start: 3px solid #f2b705 }
a { color: #1f3a5f }
.mark { font-weight: 700; letter-spacing: .03em }
.aside { color: #5b6475; font-size: .9em }
.alarm { color: #9c2a1c; font-weight: 600 }
.notes { font-size: .88em; border-top: 1px solid #c9ced8; margin-top: 2.5em }
@media print { body { max-width: none } tr { break-inside: avoid } }`;

/** The narrative as one page that fetches nothing. The same narrative gives the same bytes. */
export function htmlOf(narrative: Narrative): Uint8Array {
  const calls = new Set<number>();
  const body = [
    cover(narrative),
    contents(narrative),
    ...narrative.blocks.map(block => blockHtml(block, calls)),
    notes(narrative),
  ];
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<meta name="author" content="${escaped(narrative.author)}">`,
    `<title>${escaped(narrative.title === '' ? narrative.kind : narrative.title)}</title>`,
    `<style>${STYLE}\n</style>`,
  ];
  const page = `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
  return new TextEncoder().encode(page);
}

function cover({ kind, title, mark, facts, notices }: Narrative): string {
  const rows = facts.map(
    ([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${lines(value)}</td></tr>`,
  );
  return [
    '<header>',
    `<p class="mark">${escaped(mark)}</p>`,
    ...notices.map(notice => `<p class="alarm">${escaped(notice)}</p>`),
    `<p class="aside">${escaped(kind)}</p>`,
    `<h1 dir="auto">${escaped(title)}</h1>`,
    `<table>${rows.join('')}</table>`,
    '</header>',
  ].join('\n');
}

function contents({ blocks }: Narrative): string {
  const entries = blocks.flatMap(block =>
    block.kind === 'heading' && block.level === 1 && block.anchor !== undefined
      ? [`<li><a href="#${escaped(block.anchor)}">${escaped(block.text)}</a></li>`]
      : [],
  );
  return entries.length < 2 ? '' : `<nav aria-label="Contents"><ul>${entries.join('')}</ul></nav>`;
}

function blockHtml(block: Block, calls: Set<number>): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      const anchor = block.anchor ?? '';
      const id = anchor === '' ? '' : ` id="${escaped(anchor)}"`;
      return `<${tag}${id} dir="auto">${escaped(block.text)}</${tag}>`;
    }
    case 'paragraph': {
      const id = block.anchor === undefined ? '' : ` id="${escaped(block.anchor)}"`;
      const words = runs(block.runs, calls);
      if (block.style === 'quote') return `<blockquote${id} dir="auto">${words}</blockquote>`;
      return `<p${id}${block.style ? ` class="${block.style}"` : ''} dir="auto">${words}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map(item => `<li dir="auto">${runs(item, calls)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block, calls);
  }
}

function tableHtml({ title, columns, rows }: Extract<Block, { kind: 'table' }>, calls: Set<number>): string {
  const head = columns.map(column => `<th scope="col">${escaped(column)}</th>`).join('');
  const body = rows
    .map(row => `<tr>${row.map(cell => `<td dir="auto">${runs(cell, calls)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<table>\n<caption>${escaped(title)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function notes({ notes: list }: Narrative): string {
  if (list.length === 0) return '';
  const items = list.map(
    (note, index) =>
      `<li id="note-${index + 1}">${runs(note, new Set())} <a href="#call-${index + 1}" aria-label="Back to the text">↩</a></li>`,
  );
  return `<section class="notes"><h2>Notes</h2>\n<ol>\n${items.join('\n')}\n</ol></section>`;
}

/** The first call of a note is the one that it leads back to. */
function runs(list: readonly Run[], calls: Set<number>): string {
  return list
    .map((run, index) => {
      if (!('note' in run)) return words(run);
      const comma = followsNote(list, index) ? ', ' : '';
      const id = calls.has(run.note) ? '' : ` id="call-${run.note}"`;
      calls.add(run.note);
      return `<sup>${comma}<a${id} href="#note-${run.note}">${run.note}</a></sup>`;
    })
    .join('');
}

function words({ text, language, strong, to }: Exclude<Run, { note: number }>): string {
  const tag = languageTag(language);
  let html = lines(text);
  if (tag !== '') html = `<span lang="${tag}" dir="${isRightToLeft(tag) ? 'rtl' : 'auto'}">${html}</span>`;
  if (strong) html = `<strong>${html}</strong>`;
  return to === undefined ? html : `<a href="#${escaped(to)}">${html}</a>`;
}

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');
