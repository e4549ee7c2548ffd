// A small case for tests of claims: documents of known origins, and evidence from each.
import type { TestContext } from 'node:test';
import type { ApiClient } from '../../../../electron/shared/contract/client.ts';
import type { Given, Output } from '../../../../electron/shared/contract/index.ts';
import { anEngine, type TestEngine } from '../../../helpers/engine.ts';

export type EvidenceId = Output<'evidence.keep'>['id'];
export type DocumentId = Output<'evidence.keep'>['documentId'];
export type ClaimId = Output<'claims.get'>['id'];

export interface ACase extends TestEngine {
  /** Imports a text and gives its document; `source` is noted on it. */
  document(name: string, text: string, source?: string): Promise<DocumentId>;
  /** Keeps a quote as evidence. */
  keep(documentId: DocumentId, quote: string): Promise<EvidenceId>;
  claim(text: string, more?: Omit<Given<'claims.create'>, 'text'>): Promise<ClaimId>;
  link(
    evidenceId: EvidenceId,
    claimId: ClaimId,
    role?: 'supports' | 'contradicts' | 'context',
  ): Promise<Output<'links.add'>>;
}

/** An engine with helpers that say what a test is about. */
export async function aCase(t: TestContext): Promise<ACase> {
  const made = await anEngine(t);
  const { api, write } = made;
  return {
    ...made,
    document: async (name, text, source = '') => {
      write(`/${name}`, text);
      const { entries } = await api.get('documents.import', {
        sources: [{ kind: 'path', path: `/${name}` }],
        source,
      });
      return entries[0]?.documentId as DocumentId;
    },
    keep: async (documentId, quote) =>
      (await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } })).id,
    claim: async (text, more = {}) => (await api.get('claims.create', { text, ...more })).id,
    link: (evidenceId, id, role = 'supports') =>
      api.get('links.add', { evidenceId, target: { kind: 'claim', id }, role }),
  };
}

/** The problem that a call ends in. */
export async function problemOf(answer: ReturnType<ApiClient['call']>): Promise<Record<string, unknown>> {
  const { ok, ...rest } = await answer;
  if (ok) throw new Error('it was done');
  return (rest as unknown as { problem: Record<string, unknown> }).problem;
}
