import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { buildSample } from '../../build/sample.ts';
import { Sections } from '../../electron/core/features/sample/sections.ts';
import { RegimeFile } from '../../electron/shared/contract/elements.ts';
import { folder, mark, recipe } from './sample-recipe.ts';

interface ModelSchema {
  readonly extends: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly edge?: { readonly source: string; readonly target: string };
}

const require = createRequire(import.meta.url);
const model = require('@alephdata/followthemoney/dist/defaultModel.json') as {
  schemata: Record<string, ModelSchema>;
};
const bytesOf = (file: string) => readFileSync(new URL(file, folder));
const pdfs = readdirSync(folder).filter(name => name.endsWith('.pdf'));
const tight = (text: string) => text.replace(/\s+/g, '');
const times = (text: string, part: string) => tight(text).split(tight(part)).length - 1;

async function openPdf(file: string): Promise<PDFDocumentProxy> {
  return await getDocument({ data: new Uint8Array(bytesOf(file)), verbosity: 0 }).promise;
}

async function pagesOf(file: string): Promise<string[]> {
  if (file.endsWith('.txt')) return [bytesOf(file).toString('utf8')];
  const pdf = await openPdf(file);
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const content = await (await pdf.getPage(n)).getTextContent();
    pages.push(content.items.map(item => ('str' in item ? item.str : '')).join(''));
  }
  await pdf.destroy();
  return pages;
}

function customsRows(): Record<string, string>[] {
  return parse(bytesOf('customs-rows-2024.csv'), { delimiter: ';', columns: true }) as Record<
    string,
    string
  >[];
}

function propertiesOf(name: string): Set<string> {
  const schema = model.schemata[name];
  assert.ok(schema, `${name} is not a schema of FollowTheMoney`);
  return new Set([
    ...Object.keys(schema.properties),
    ...schema.extends.flatMap(parent => [...propertiesOf(parent)]),
  ]);
}

function isA(name: string, ancestor: string): boolean {
  return name === ancestor || (model.schemata[name]?.extends ?? []).some(parent => isA(parent, ancestor));
}

test('the files in the folder are what the script makes', () => {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const made = buildSample();
  const shipped = readdirSync(folder).filter(
    name => name !== 'source' && !name.endsWith('.json') && name !== 'README.md',
  );
  assert.deepEqual([...made.keys()].sort(), shipped.sort());
  for (const [name, bytes] of made) assert.equal(hash(bytesOf(name)), hash(bytes), name);
  assert.deepEqual(recipe.files.map(f => f.file).sort(), shipped);
  assert.ok([...made.values()].reduce((sum, bytes) => sum + bytes.length, 0) < 3_000_000);
});

test('every page of every file says that it is invented', async () => {
  for (const file of [...pdfs.filter(name => !name.includes('scan')), 'company-brochure-qinglan.txt']) {
    for (const text of await pagesOf(file))
      for (const words of Object.values(mark)) assert.ok(tight(text).includes(tight(words)), file);
  }
  for (const row of customsRows()) assert.equal(Object.values(row)[0], 'ВЫМЫШЛЕННЫЙ ОБРАЗЕЦ');
});

test('the scan is a picture: one page without text', async () => {
  assert.deepEqual(await pagesOf('end-user-note-scan.pdf'), ['']);
});

test('every quote stands exactly once in its page', async () => {
  let quotes = 0;
  for (const item of recipe.evidence) {
    if (!('quote' in item)) continue;
    const text = (await pagesOf(item.file))[(item.page ?? 1) - 1];
    assert.ok(text !== undefined, `${item.key}: no such page`);
    assert.equal(times(text, item.quote), 1, item.key);
    quotes++;
  }
  assert.ok(quotes >= 12);
});

test('every area lies on its page', async () => {
  const areas = recipe.evidence.filter(item => 'rectangle' in item);
  assert.ok(areas.length > 0);
  for (const item of areas) {
    const pdf = await openPdf(item.file);
    const { width, height } = (await pdf.getPage(item.page)).getViewport({ scale: 1 });
    await pdf.destroy();
    const { x, y } = item.rectangle;
    assert.ok(
      x >= 0 && y >= 0 && x + item.rectangle.width <= width && y + item.rectangle.height <= height,
      item.key,
    );
  }
});

test('rows and columns exist, and the figures in the recipe are those of the table', () => {
  const table = customsRows();
  assert.equal(table.length, 60);
  const amount = (row: Record<string, string>) =>
    Number((row['G46 (Статистическая стоимость, USD.)'] ?? '').replaceAll(' ', '').replace(',', '.'));
  for (const item of recipe.evidence) {
    if (!('rows' in item)) continue;
    for (const column of item.columns) assert.ok(table[0] && column in table[0], `${item.key}: ${column}`);
    for (const n of item.rows)
      assert.match(Object.values(table[n - 1] ?? {}).join(' '), /ПРИБОР|PRIBOR/, `${item.key}: ${n}`);
  }
  const named = recipe.evidence.find(item => item.key === 'customs-bank-after');
  assert.ok(named && 'rows' in named);
  const chosen = named.rows.map(n => table[n - 1] ?? {});
  assert.ok(chosen.every(row => row['G281 (Банковские реквизиты)']?.startsWith('YULAN HARBOUR')));
  const sum = chosen
    .reduce((total, row) => total + amount(row), 0)
    .toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  assert.ok(
    recipe.caseFile.summary.includes(
      `box 28 of ${chosen.length} declarations for Primer-Pribor, worth USD ${sum}`,
    ),
  );
  assert.ok(recipe.claims.some(claim => claim.text.includes(`box 28 of ${chosen.length} declarations`)));
});

test('every key is defined once, and every key that is named is defined', () => {
  const keys = (items: readonly { key: string }[]) => {
    const all = items.map(item => item.key);
    assert.equal(new Set(all).size, all.length);
    return new Set(all);
  };
  const known = { E: keys(recipe.evidence), N: keys(recipe.entities), C: keys(recipe.claims) };
  keys(recipe.relations);
  const files = new Set(recipe.files.map(f => f.file));
  for (const item of recipe.evidence) assert.ok(files.has(item.file), item.key);
  const named = [
    ...recipe.entities.flatMap(e => e.statements.flatMap(s => s.evidence)),
    ...recipe.relations.flatMap(r => r.evidence),
    ...recipe.claims.flatMap(c => c.links.map(l => l.evidence)),
  ];
  for (const name of named) assert.ok(known.E.has(name), name);
  for (const name of recipe.caseFile.subjects) assert.ok(known.N.has(name), name);
  const cited = [...recipe.caseFile.summary.matchAll(/\[([ENC]):([a-z0-9-]+)\]/g)];
  assert.ok(cited.length >= 8);
  for (const [, kind, name] of cited) assert.ok(known[kind as 'E' | 'N' | 'C'].has(name ?? ''), name);
  const used = new Set([...named, ...cited.map(c => c[2])]);
  for (const name of known.E) assert.ok(used.has(name), `${name} is evidence of nothing`);
});

test('no section of the referral is left blank, and what the sections cite is defined', () => {
  const shipped = (template: string) =>
    z
      .object({
        sections: z.array(z.object({ id: z.string(), limit: z.object({ most: z.int() }).optional() })),
      })
      .parse(JSON.parse(readFileSync(new URL(`../templates/${template}/template.json`, folder), 'utf8')))
      .sections;
  const sections = Sections.parse(JSON.parse(readFileSync(new URL('sections.json', folder), 'utf8')));
  const known: Record<string, Set<string>> = {
    E: new Set(recipe.evidence.map(each => each.key)),
    N: new Set(recipe.entities.map(each => each.key)),
    C: new Set(recipe.claims.map(each => each.key)),
    D: new Set(recipe.files.map(each => each.file)),
    F: new Set(recipe.figures.map(each => each.key)),
  };
  for (const [template, written] of Object.entries(sections)) {
    const specs = new Map(shipped(template).map(each => [each.id, each]));
    for (const [id, parts] of Object.entries(written)) {
      const where = `${template}, ${id}`;
      const text = parts.join('\n');
      assert.ok(specs.has(id), where);
      const words = text.replaceAll(/\[[^\]]*\]/g, ' ').split(/\s+/).length;
      assert.ok(words <= (specs.get(id)?.limit?.most ?? words), `${where}: ${words} words`);
      for (const [, kind = '', name = ''] of text.matchAll(/\[(.):([^\]]+)\]/g))
        assert.ok(known[kind]?.has(name), `${where}: ${kind}:${name}`);
    }
  }
  const bank = shipped('ofac-s11-bank').map(({ id }) => id);
  assert.deepEqual(Object.keys(sections['ofac-s11-bank'] ?? {}).sort(), bank.sort());
});

test('schemata and properties are those of FollowTheMoney', () => {
  const schemaOf = new Map(recipe.entities.map(e => [e.key, e.schema]));
  for (const entity of recipe.entities) {
    const properties = propertiesOf(entity.schema);
    for (const { property } of entity.statements)
      assert.ok(properties.has(property), `${entity.key}: ${property}`);
    assert.ok(entity.statements.some(s => s.property === 'name'));
  }
  for (const relation of recipe.relations) {
    const schema = model.schemata[relation.schema];
    assert.ok(schema?.edge, `${relation.schema} is not a relation`);
    const properties = propertiesOf(relation.schema);
    for (const property of Object.keys(relation.properties))
      assert.ok(properties.has(property), `${relation.key}: ${property}`);
    for (const [end, name] of [
      [schema.edge.source, relation.source],
      [schema.edge.target, relation.target],
    ] as const) {
      const range = (schema.properties[end] as { range?: string } | undefined)?.range ?? 'Thing';
      assert.ok(isA(schemaOf.get(name) ?? '', range), `${relation.key}: ${name} is not a ${range}`);
    }
  }
});

test('there are claims on both sides of the line, and identifiers are nobody’s', () => {
  assert.ok(recipe.claims.some(c => c.links.some(l => l.role === 'contradicts')));
  assert.ok(new Set(recipe.claims.map(c => c.status)).size >= 3);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const inns = new Set([...customsRows().map(row => row['G081 (ИНН получателя)'] ?? ''), '9800005670']);
  for (const inn of inns) {
    const sum = weights.reduce((total, weight, i) => total + weight * Number(inn[i]), 0);
    assert.match(inn, /^98\d{8}$/);
    assert.notEqual((sum % 11) % 10, Number(inn[9]), `${inn} has a right check digit`);
  }
});

test('every element of the regimes that is pursued is answered, or named as a gap; contrary evidence is there', () => {
  const answered = new Set(recipe.claims.flatMap(claim => claim.elements));
  const tasks = new Set(recipe.tasks.map(({ element }) => element));
  const codes = new Set<string>();
  for (const { code: regime, prongs: pursuing } of recipe.regimes) {
    const file = new URL(`../../resources/regimes/${regime}.json`, import.meta.url);
    for (const { code, role, prongs } of RegimeFile.parse(JSON.parse(readFileSync(file, 'utf8'))).elements) {
      codes.add(code);
      const pursued = prongs.length === 0 || prongs.some(prong => pursuing.includes(prong));
      if (role !== 'note' && pursued) assert.ok(answered.has(code) || tasks.has(code), `${code} is left out`);
    }
  }
  for (const code of [...answered, ...tasks]) assert.ok(codes.has(code), code);
  const files = recipe.files.map(({ file }) => file);
  assert.deepEqual(recipe.origins.flatMap(origin => origin.files).sort(), files.sort());
  const known = (list: readonly { key: string }[]) => new Set(list.map(each => each.key));
  const [claims, evidence] = [known(recipe.claims), known(recipe.evidence)];
  for (const { claim, element } of recipe.searches)
    assert.ok(claim === undefined ? codes.has(element ?? '') : claims.has(claim));
  const hypotheses = known(recipe.comparison.hypotheses);
  for (const item of recipe.comparison.items) {
    assert.ok(evidence.has(item.evidence));
    assert.deepEqual(new Set(Object.keys(item.ratings)), hypotheses);
  }
  assert.ok(recipe.claims.some(({ links }) => links.some(link => link.role === 'contradicts')));
});
