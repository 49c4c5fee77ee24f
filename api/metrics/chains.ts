import type { Fragment } from '../core/http/list.js';
import { accepted, and, fragment, known } from './fragments.js';

/**
 * A project that continues another (re-signed, relocated, a later phase) counts once with it: what an earlier one of the chain has reached
 * does not count again, and a later phase nothing at all, as known at the instant. The first of the chain comes before those that continue
 * it; among these, whoever reached it earlier. `fact` is the alias of the milestone counted. COALESCE as in `relations.ts`: facts are found
 * by project, or SQLite reads the whole index of a milestone for every project of a chain; and without `> 0` all projects where it made its
 * statistics before there was a chain.
 */
export function once(fact: 'f' | 'c', at: string, verifiedOnly: unknown): Fragment {
  const standing = and(known('b', at), fragment('b.`withdrawn` = 0'));
  const same = and(fragment(`COALESCE(g.\`milestone\`, '') = ${fact}.\`milestone\``), known('g', at), accepted('g', verifiedOnly));
  const first = `SELECT 1 FROM \`project_revision\` b WHERE b.\`projectId\` = r.\`countedWithId\` AND ${standing.sql} AND (r.\`succession\` = 'later-phase' OR EXISTS (SELECT 1 FROM \`milestone_fact\` g WHERE g.\`projectId\` = b.\`projectId\` AND ${same.sql}))`;
  const sibling = `SELECT 1 FROM \`project_revision\` b JOIN \`milestone_fact\` g ON g.\`projectId\` = b.\`projectId\` WHERE b.\`countedWithId\` > 0 AND b.\`countedWithId\` = r.\`countedWithId\` AND b.\`projectId\` <> r.\`projectId\` AND b.\`succession\` <> 'later-phase' AND ${standing.sql} AND ${same.sql}
    AND (g.\`occurredUntil\` < ${fact}.\`occurredUntil\` OR (g.\`occurredUntil\` = ${fact}.\`occurredUntil\` AND g.\`projectId\` < r.\`projectId\`))`;
  return { sql: `r.\`countedWithId\` IS NULL OR NOT (EXISTS (${first}) OR EXISTS (${sibling}))`, params: [...standing.params, ...same.params, ...standing.params, ...same.params] };
}

/**
 * Of a chain the project stands that carries it on: one that was certainly re-signed or relocated by the end of the day has handed over,
 * and a later phase stands with the project whose phase it is. `> 0`: without statistics SQLite would read every project for IS NOT NULL.
 */
export function standsForItself(dayAfter: string, at: string, verifiedOnly: unknown): Fragment {
  const standing = and(known('b', at), fragment('b.`withdrawn` = 0'));
  const signed = and(fragment("COALESCE(g.`milestone`, '') = 'signed'"), fragment('g.`occurredUntil` <= ?', dayAfter), known('g', at), accepted('g', verifiedOnly));
  return {
    sql: `r.\`projectId\` NOT IN (SELECT COALESCE(b.\`predecessorId\`, 0) FROM \`project_revision\` b JOIN \`milestone_fact\` g ON g.\`projectId\` = b.\`projectId\` WHERE b.\`countedWithId\` > 0 AND b.\`succession\` IN ('re-signed', 'relocated') AND ${standing.sql} AND ${signed.sql})
      AND NOT (r.\`countedWithId\` IS NOT NULL AND r.\`succession\` = 'later-phase' AND EXISTS (SELECT 1 FROM \`project_revision\` b WHERE b.\`projectId\` = r.\`countedWithId\` AND ${standing.sql}))`,
    params: [...standing.params, ...signed.params, ...standing.params],
  };
}

/**
 * Of every chain the project through which it got there: of those that meet `which` (over `g`, their facts of the milestone) the one that
 * comes first in `order`. A later phase brings its chain nowhere. To be joined as `alias` to the counted project `r`, which is then carried by
 * `carrier(alias)`: itself where it is in no chain or none of the chain got there.
 */
export function carriedTo(alias: 'x' | 'y', code: string, which: Fragment, order: 'first' | 'last', at: string, verifiedOnly: unknown): Fragment {
  const members = membersOf(at);
  const fact = and(fragment("COALESCE(g.`milestone`, '') = ?", code), which, known('g', at), accepted('g', verifiedOnly));
  const sorting = order === 'first' ? 'g.`occurredUntil`, g.`projectId`' : 'g.`occurredUntil` DESC, g.`projectId` DESC';
  return joined(alias, {
    sql: `(SELECT k.\`chainId\`, k.\`memberId\` FROM (SELECT m.\`chainId\`, m.\`memberId\`, ROW_NUMBER() OVER (PARTITION BY m.\`chainId\` ORDER BY ${sorting}) AS \`place\`
      FROM (${members.sql}) m JOIN \`milestone_fact\` g ON g.\`projectId\` = m.\`memberId\` WHERE ${fact.sql}) k WHERE k.\`place\` = 1)`,
    params: [...members.params, ...fact.params],
  });
}

/** Every project of the chain of the counted project `r`, to be joined as `carriedTo` is: what arrives in one of them arrives in the chain. */
export function throughout(alias: 'x' | 'y', at: string): Fragment {
  const members = membersOf(at);
  return joined(alias, { sql: `(${members.sql})`, params: members.params });
}

export const carrier = (alias: 'x' | 'y') => `COALESCE(${alias}.\`memberId\`, r.\`projectId\`)`;

const joined = (alias: string, { sql, params }: Fragment): Fragment => fragment(
  `LEFT JOIN ${sql} ${alias} ON ${alias}.\`chainId\` = COALESCE(r.\`countedWithId\`, r.\`projectId\`) AND COALESCE(r.\`succession\`, '') <> 'later-phase'`, ...params);

/** The chains known at an instant: their first project, and each project that counts once with it, itself too. There are few. */
function membersOf(at: string): Fragment {
  const later = and(fragment("b.`countedWithId` > 0 AND b.`succession` <> 'later-phase'"), known('b', at), fragment('b.`withdrawn` = 0'));
  const first = and(known('a', at), fragment('a.`withdrawn` = 0'));
  return {
    sql: `SELECT b.\`countedWithId\` AS \`chainId\`, b.\`projectId\` AS \`memberId\` FROM \`project_revision\` b WHERE ${later.sql}
      UNION SELECT b.\`countedWithId\`, a.\`projectId\` FROM \`project_revision\` b JOIN \`project_revision\` a ON a.\`projectId\` = b.\`countedWithId\` WHERE ${later.sql} AND ${first.sql}`,
    params: [...later.params, ...later.params, ...first.params],
  };
}
