/**
 * A document of its own, never shown, for the fonts of PDFs. Every font that comes to a document or goes has all text in it
 * measured again: beside a section of a hundred pages that holds up the next key by a quarter of a second.
 */
export function fontRoom(): Document {
  const there = document.querySelector<HTMLIFrameElement>('iframe[data-fonts]');
  const room = there ?? document.createElement('iframe');
  if (!there) {
    room.dataset.fonts = '';
    room.hidden = true;
    document.body.append(room);
  }
  return room.contentDocument ?? document;
}
