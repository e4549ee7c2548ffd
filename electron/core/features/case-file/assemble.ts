import type { Model } from '@alephdata/followthemoney';
import type { CaseFile, PdfStandard } from '../../../shared/contract/case-file.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import type { Document } from '../../../shared/contract/documents.ts';
import type { Backing, Entity, Relation } from '../../../shared/contract/entities.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import type { Figure } from '../../../shared/contract/figures.ts';
import { CHECK_WORDS, checkIdentifier } from '../../../shared/text/identifiers.ts';
import { valueWords } from '../../../shared/text/values.ts';
import type { QueryContext } from '../../app/context.ts';
import { listClaims } from '../claims/queries.ts';
import { originLine, provenanceFacts } from '../documents/provenance-words.ts';
import { getDocuments } from '../documents/queries.ts';
import { ftmModel } from '../entities/model.ts';
import { getEntities, listEntities, listRelations } from '../entities/queries.ts';
import { listEvidence } from '../evidence/queries.ts';
import { listFigures } from '../figures/queries.ts';
import { citables } from '../sections/citable.ts';
import { narrativeOf } from '../sections/narrative.ts';
import { sectionsIn } from '../sections/queries.ts';
import { type BatesNumber, numbered } from './bates.ts';
import { attachedName, checkingOf } from './checking.ts';
import { DOSSIER_SCHEMA, type Dossier } from './dossier.ts';
import type { ClaimData, EvidenceData, Proof, RelationData, SubjectData } from './dossier-case.ts';
import type { ExhibitData, OriginalData } from './dossier-exhibits.ts';
import { checksOf, figuresData } from './figures.ts';
import { lawData } from './law.ts';
import { getCaseFile, projectRow } from './queries.ts';
import { handlingMark, informationGrade, sourceGrade, targetOf } from './rules.ts';
import { Labels, sheetsOf } from './sheets.ts';
import type { Template } from './templates.ts';

/** What a case file is made from, as the engine's queries give it. */
export interface Material {
  readonly caseFile: CaseFile;
  readonly subjects: readonly Entity[];
  readonly relations: readonly Relation[];
  /** All but withdrawn ones. */
  readonly claims: readonly Claim[];
  readonly evidence: readonly Evidence[];
  readonly figures: readonly (Pick<Figure, 'id' | 'number' | 'title' | 'handling'> & {
    /** What is other than when it was frozen; empty while it still holds. */
    readonly differences: readonly string[];
  })[];
  /** Documents that evidence was taken from, in the order of the exhibits. */
  readonly documents: readonly Document[];
}

/** The case file as a template gets it. */
export interface Assembled {
  readonly dossier: Dossier;
  readonly material: Material;
  /** Bates numbers that an export of this gives out. */
  readonly fresh: readonly BatesNumber[];
}

/** Gathers everything that a case file says. No subjects chosen means all entities. */
export function gather(context: QueryContext): Material {
  const { db, ports } = context;
  const caseFile = getCaseFile(db);
  const model = ftmModel(ports.resources);
  const chosen =
    caseFile.subjects.length > 0 ? caseFile.subjects : listEntities(db, model, undefined).map(({ id }) => id);
  const ids = new Set<string>(chosen);
  const evidence = listEvidence(db, {});
  const figures = listFigures(db);
  const checks = checksOf(context, figures);
  return {
    caseFile,
    subjects: getEntities(db, model, chosen),
    relations: listRelations(db, model).filter(
      ({ source, target }) => ids.has(source.id) || ids.has(target.id),
    ),
    claims: listClaims(context, {}).filter(({ status }) => status !== 'withdrawn'),
    evidence,
    figures: figures.map(({ id, number, title, handling }) => ({
      id,
      number,
      title,
      handling,
      differences: checks.get(id)?.differences ?? [],
    })),
    documents: getDocuments(db, [...new Set(evidence.map(({ documentId }) => documentId))]),
  };
}

/** Puts the case file together from the open project, with the sections of a template. */
export function assemble(context: QueryContext, standard: PdfStandard, template: Template): Assembled {
  const material = gather(context);
  const project = projectRow(context.db);
  const { caseFile } = material;
  const figures = figuresData(context);
  const sections = sectionsIn(context.db, template);
  const known = citables(context, material, sections);
  const labels = new Labels();
  const { exhibits, range, fresh } = numbered(
    context.db,
    caseFile.reference,
    material.documents.map((document, index) => ({
      documentId: document.id,
      exhibit: exhibitOf(context, material, document, index + 1, labels),
    })),
  );
  const stamps = stampsOf(exhibits);
  const evidence = material.evidence.map(each => evidenceData(material, each, stamps));
  const manifest = exhibits.map(exhibit => originalData(exhibit, standard));
  const dossier: Dossier = {
    schema: DOSSIER_SCHEMA,
    standard,
    title: caseFile.title,
    reference: caseFile.reference,
    author: caseFile.author,
    date: caseFile.date,
    version: caseFile.version,
    handling: handlingMark(caseFile.handling),
    sample: project.sample === 1,
    projectId: project.id,
    template: templateData(template),
    sections: narrativeOf(context, material, sections, known, template.law),
    subjects: material.subjects.map(subjectData),
    relations: material.relations.map(relation =>
      relationData(material, relation, ftmModel(context.ports.resources)),
    ),
    claims: material.claims.map(claim => claimData(material, claim)),
    evidence,
    figures,
    law: lawData(context, template.law),
    exhibits,
    manifest,
    bates: range,
    audience: 'full',
    redactions: null,
    preflight: [],
    checking: checkingOf(manifest, context.ports.resources, context.ports.crypto),
  };
  return { dossier, material, fresh };
}

/** The Bates number of the sheet on which each piece of evidence is first marked. */
function stampsOf(exhibits: readonly ExhibitData[]): ReadonlyMap<number, string> {
  const sheets = exhibits.flatMap(exhibit => exhibit.sheets);
  return new Map(
    sheets.flatMap(({ marks, bates }) =>
      marks.filter(({ first }) => first).map(({ number }) => [number, bates]),
    ),
  );
}

const proofs = (evidence: readonly Backing[]): Proof[] =>
  evidence.map(({ number, role }) => ({ number, role }));

function subjectData(entity: Entity): SubjectData {
  return {
    number: entity.number,
    name: entity.name,
    kind: entity.schemaLabel,
    otherNames: entity.otherNames,
    values: entity.statements.map(({ property, label, type, value, language, evidence }) => ({
      label,
      text: valueWords(type, value),
      check: checkOf(property, value),
      language,
      proofs: proofs(evidence),
    })),
    proofs: proofs(entity.evidence),
  };
}

/** What its own digits say of an identifier, in words; '' for everything that has none. */
function checkOf(property: string, value: string): string {
  const check = checkIdentifier(property, value);
  return check === null ? '' : CHECK_WORDS[check];
}

function relationData({ subjects }: Material, relation: Relation, model: Model): RelationData {
  const properties = model.schemata[relation.schema]?.getProperties();
  const end = ({ id, number, name }: Relation['source']) => ({
    number,
    name,
    subject: subjects.some(subject => subject.id === id),
  });
  return {
    source: end(relation.source),
    target: end(relation.target),
    label: relation.label,
    values: Object.entries(relation.properties).flatMap(([name, values]) =>
      values.map(value => ({
        label: properties?.get(name)?.label ?? name,
        text: valueWords(properties?.get(name)?.type.name ?? 'string', value),
      })),
    ),
    proofs: proofs(relation.evidence),
  };
}

function claimData({ evidence }: Material, claim: Claim): ClaimData {
  return {
    number: claim.number,
    text: claim.text,
    status: claim.status,
    note: claim.note,
    links: claim.links.map(({ number, role, quote, documentName, place, note }) => ({
      number,
      role,
      quote,
      language: evidence.find(each => each.number === number)?.language ?? '',
      document: documentName,
      place,
      note,
    })),
    figures: claim.figures.map(({ number, role, title, note }) => ({ number, role, title, note })),
  };
}

function evidenceData(
  { documents, subjects, claims }: Material,
  evidence: Evidence,
  stamps: ReadonlyMap<number, string>,
): EvidenceData {
  const listed = new Set([
    ...subjects.map(({ number }) => `N${number}`),
    ...claims.map(({ number }) => `C${number}`),
  ]);
  const exhibit = documents.findIndex(({ id }) => id === evidence.documentId);
  const document = documents[exhibit];
  return {
    number: evidence.number,
    ...quoteOf(evidence),
    language: evidence.language,
    translation: evidence.translation,
    translator: evidence.translator,
    translatedOn: evidence.translatedOn,
    note: evidence.note,
    document: evidence.documentName,
    place: evidence.place,
    sha256: evidence.anchor.sha256,
    origin: document ? originLine(document) : '',
    sourceGrade: sourceGrade(evidence.sourceGrade),
    informationGrade: informationGrade(evidence.informationGrade),
    handling: handlingMark(evidence.handling).words,
    state: evidence.state,
    bearsOn: evidence.links.map(({ label, words }) => ({
      label,
      target: listed.has(label) ? targetOf(label) : '',
      words,
    })),
    exhibit: exhibit + 1,
    marked: stamps.has(evidence.number),
    bates: stamps.get(evidence.number) ?? '',
    withheld: '',
  };
}

/** Rows shown in the list of evidence; all of them are printed in the exhibit. */
const ROWS_QUOTED = 3;

function quoteOf({ anchor, quote }: Evidence): Pick<EvidenceData, 'quote' | 'table' | 'moreRows'> {
  if (anchor.kind !== 'rows') return { quote, table: false, moreRows: 0 };
  const rows = quote.split('\n').map(row =>
    row
      .split('\t')
      .filter(cell => cell !== '')
      .join(' · '),
  );
  const moreRows = Math.max(0, anchor.rows.length - ROWS_QUOTED);
  return { quote: rows.slice(0, ROWS_QUOTED).join('\n'), table: true, moreRows };
}

function exhibitOf(
  context: QueryContext,
  material: Material,
  document: Document,
  number: number,
  labels: Labels,
): ExhibitData {
  const evidence = material.evidence.filter(({ documentId }) => documentId === document.id);
  return {
    number,
    document: document.name,
    mediaType: document.mediaType,
    sha256: document.sha256,
    bytes: document.bytes,
    pages: document.reading?.pages ?? 0,
    source: document.source,
    note: document.note,
    sourceGrade: sourceGrade(document.sourceGrade),
    provenance: provenanceFacts(document),
    addedOn: document.addedAt.slice(0, 10),
    reading: document.reading ? `${document.reading.engine} ${document.reading.engineVersion}` : '',
    evidence: evidence.map(each => each.number),
    sheets: sheetsOf(context.db, document, evidence, originalPath(number), labels),
    bates: null,
  };
}

/** Where the original of an exhibit stands in the typesetter's world. */
export const originalPath = (exhibit: number): string => `/originals/${exhibit}`;

function originalData(exhibit: ExhibitData, standard: PdfStandard): OriginalData {
  const original = { name: exhibit.document, exhibit: exhibit.number };
  return {
    ...original,
    bytes: exhibit.bytes,
    sha256: exhibit.sha256,
    attached: standard === 'a-3a' ? attachedName(original) : '',
    mediaType: exhibit.mediaType,
    file: originalPath(exhibit.number),
  };
}

const templateData = ({ id, title, version, own }: Template): Dossier['template'] =>
  own === null ? null : { id, title, version, sha256: own };
