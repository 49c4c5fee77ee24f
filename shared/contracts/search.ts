import type { Id } from './common.js';

/** A record found by a keyword. */
export interface SearchHit {
  id: Id;
  name: string;
  /** Project code, credit code or username. */
  code: string | null;
  /** Where it stands: stage and park, region, organisation. */
  detail: string | null;
}

/** The kinds of record that the search knows, by the name of their resource. */
export type SearchResource = 'projects' | 'companies' | 'parks' | 'opportunities' | 'promotion-events' | 'users';

/** The best few of each kind that the user may read; a kind without any is left out. */
export interface SearchAnswer { groups: { resource: SearchResource; hits: SearchHit[] }[] }
