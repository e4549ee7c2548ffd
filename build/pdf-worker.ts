// pdf.js finds a page by walking the page tree. In a tree without branches it asks for every page object before the first
// page is shown, which reads most of a large file. See docs/decisions/0010-pages-of-a-flat-tree.md.

/** Where the worker is about to visit all the kids of a node: page wanted, nodes, kids, pages passed and pages below it. */
const VISIT =
  /for\(let (\w+)=(\w+)\.length-1;\1>=0;\1--\)\{const (\w+)=\2\[\1\];(\w+)\.push\(\3\);(\w+)===this\.toplevelPagesDict/g;
const WANTED = /async getPageDict\((\w+)\)\{/;
const PASSED = /let (\w+)=0;for\(;\w+\.length;\)\{const \w+=\w+\.pop\(\)/;
const BELOW = /let (\w+)=\w+\.getRaw\("Count"\)/;

/**
 * pdf.js' worker, changed in one place: where a node has as many kids as pages below it, each kid is one page, and the
 * wanted one is visited alone. Throws when the worker is not the one that this was written for.
 */
export function withDirectPages(worker: string): string {
  const start = worker.search(WANTED);
  const end = worker.indexOf('async getAllPageDicts', start);
  const method = worker.slice(start, end);
  const visits = [...method.matchAll(VISIT)];
  const [visit] = visits;
  const wanted = WANTED.exec(method)?.[1];
  const passed = PASSED.exec(method)?.[1];
  const below = BELOW.exec(method)?.[1];
  if (start < 0 || end < 0 || visits.length !== 1 || !visit || !wanted || !passed || !below)
    throw new Error(
      'The worker of pdf.js is not the one that build/pdf-worker.ts changes: look at both again.',
    );
  const [, , kids, , nodes] = visit;
  const direct = `if(${below}===${kids}.length){${nodes}.push(${kids}[${wanted}-${passed}]);${passed}=${wanted};continue}`;
  const at = start + visit.index;
  return worker.slice(0, at) + direct + worker.slice(at);
}
