// What PDF/A-3a asks of a file, as far as it can be read from its objects: no verdict of a validator, but what one finds first.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Dictionary = Record<string, unknown>;

class Objects {
  readonly #objects: Record<string, { value?: unknown; stream?: { dict: Dictionary } }>;
  constructor(json: string) {
    this.#objects = JSON.parse(json).qpdf[1];
  }
  /** What a reference leads to; anything else as it is. */
  get(value: unknown): unknown {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value;
    const found = this.#objects[`obj:${value}`];
    return found?.value ?? found?.stream?.dict;
  }
  dictionary(value: unknown): Dictionary {
    return (this.get(value) ?? {}) as Dictionary;
  }
  get trailer(): Dictionary {
    return this.#objects.trailer?.value as Dictionary;
  }
  get all(): Dictionary[] {
    return Object.values(this.#objects)
      .map(each => (each.value ?? each.stream?.dict) as unknown)
      .filter(
        (each): each is Dictionary => typeof each === 'object' && each !== null && !Array.isArray(each),
      );
  }
}

/** What is amiss in a file that says that it is PDF/A-3a; nothing when all is well. */
export function archivalFaults(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-archival-'));
  try {
    const path = join(folder, 'x.pdf');
    writeFileSync(path, pdf);
    const run = (...args: string[]) =>
      execFileSync('qpdf', [...args, path], { encoding: 'utf8', maxBuffer: 1e9 });
    const objects = new Objects(run('--json=2', '--json-stream-data=none'));
    const root = objects.dictionary(objects.trailer['/Root']);
    const metadata = String(root['/Metadata']).split(' ')[0] ?? '';
    const xmp = run(`--show-object=${metadata}`, '--filtered-stream-data');
    return [
      ...faultsOfCatalog(objects, root, xmp),
      ...objects.all.flatMap(each => faultsOfObject(objects, each)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function faultsOfCatalog(objects: Objects, root: Dictionary, xmp: string): string[] {
  const intents = objects.get(root['/OutputIntents']);
  const intent = objects.dictionary(Array.isArray(intents) ? intents[0] : undefined);
  const title = objects.dictionary(objects.trailer['/Info'])['/Title'];
  const holds: Record<string, boolean> = {
    'says part 3': /pdfaid:part>3</.test(xmp),
    'says level A': /pdfaid:conformance>A</.test(xmp),
    'is tagged': objects.dictionary(root['/MarkInfo'])['/Marked'] === true && '/StructTreeRoot' in root,
    'has a language': typeof root['/Lang'] === 'string',
    'has one title': typeof title !== 'string' || xmp.includes(title.replace(/^u:/, '')),
    'names its colours': intent['/S'] === '/GTS_PDFA1' && '/DestOutputProfile' in intent,
    'is not encrypted': !('/Encrypt' in objects.trailer),
    'has an id': '/ID' in objects.trailer,
    'lists its attachments': Array.isArray(objects.get(root['/AF'])),
  };
  return Object.entries(holds).flatMap(([what, held]) => (held ? [] : [`not so: ${what}`]));
}

const OUTSIDE = ['/JavaScript', '/Launch', '/SubmitForm', '/ImportData', '/Sound', '/Movie'];

function faultsOfObject(objects: Objects, each: Dictionary): string[] {
  const type = each['/Type'];
  const faults: string[] = [];
  if (type === '/FontDescriptor' && !['/FontFile', '/FontFile2', '/FontFile3'].some(key => key in each))
    faults.push(`font not embedded: ${each['/FontName']}`);
  if (each['/Subtype'] === '/Type0' && !('/ToUnicode' in each)) faults.push('font without Unicode');
  if (type === '/Filespec' && !(each['/AFRelationship'] && each['/UF'] && each['/F'] && each['/Desc']))
    faults.push(`attachment without relationship, names or description: ${each['/UF']}`);
  if (type === '/EmbeddedFile' && !('/Subtype' in each)) faults.push('attachment without media type');
  if (each['/Subtype'] === '/Link' && (Number(each['/F'] ?? 0) & 4) === 0)
    faults.push('link that is not printed');
  if (each['/Subtype'] === '/Image' && typeof objects.get(each['/ColorSpace']) === 'string')
    if (!['/DeviceGray', '/DeviceRGB'].includes(String(objects.get(each['/ColorSpace']))))
      faults.push('odd colours');
  if (each['/S'] === '/Figure' && !('/Alt' in each)) faults.push('picture without words');
  if (OUTSIDE.includes(String(each['/S']))) faults.push(`action ${each['/S']}`);
  if (String(each['/Filter'] ?? '').includes('LZW') || '/TR' in each)
    faults.push('forbidden filter or curve');
  return faults;
}
