const COPIED = [
  'boxSizing',
  'width',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'tabSize',
  'wordBreak',
  'overflowWrap',
  'fontFeatureSettings',
] as const;

/** Where a line of a text area stands, in CSS pixels from the area's top left corner. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a character of a text area stands. */
export function caretPlace(area: HTMLTextAreaElement, at: number): CaretPlace {
  const mirror = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of COPIED) mirror.style[name] = style[name];
  mirror.style.position = 'absolute';
  mirror.style.visibility = 'hidden';
  mirror.style.whiteSpace = 'pre-wrap';
  mirror.textContent = area.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = area.value.slice(at, at + 1) || '.';
  mirror.append(mark);
  area.parentElement?.append(mirror);
  const { offsetLeft: left, offsetTop, offsetHeight: height } = mark;
  mirror.remove();
  const top = offsetTop - area.scrollTop;
  return { left, top, bottom: top + height };
}

/** How a list of this size is laid beside a line: below it, or above where the window has no room below. */
export function besideLine(
  area: HTMLElement,
  line: CaretPlace,
  list: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const left = Math.max(0, Math.min(line.left, area.clientWidth - list.width));
  const below =
    area.getBoundingClientRect().top + line.bottom + list.height <= window.innerHeight - STATUS_BAR;
  return { left, top: below ? line.bottom : line.top - list.height };
}

const STATUS_BAR = 30;
