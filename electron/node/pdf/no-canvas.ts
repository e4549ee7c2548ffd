// Keeps pdf.js from loading its native drawing library: none is needed for text, and no native code should run beside
// a hostile file. Must be imported before pdf.js.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@napi-rs/canvas') throw new Error('Nothing is drawn in a parse-worker.');
    return next(specifier, context);
  },
});

/** Stands for what pdf.js would only draw with. */
class Undrawn {}

for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: Undrawn, configurable: true });
