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

/** Where a character of a text area stands, in CSS pixels from the area's top left corner; `bottom` is below its line. */
export function caretPlace(area: HTMLTextAreaElement, at: number): { left: number; bottom: number } {
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
  const { offsetLeft: left, offsetTop: top, offsetHeight: height } = mark;
  mirror.remove();
  return { left: Math.min(left, Math.max(0, area.clientWidth - 330)), bottom: top + height - area.scrollTop };
}
