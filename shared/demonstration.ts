import type { RoleCode } from './permissions.js';

/** Published on purpose: accounts that have it are marked, and a production start refuses them. */
export const DEMONSTRATION_PASSWORD = 'Luodi-demo-2026';

/** One login a role in the demonstration city. */
export const DEMONSTRATION_LOGINS = {
  admin: 'admin', city: 'city-manager', leader: 'viewer', county: 'county-manager', park: 'park-manager', officer: 'officer', finance: 'finance', department: 'department', auditor: 'auditor',
} as const satisfies Record<string, RoleCode>;
