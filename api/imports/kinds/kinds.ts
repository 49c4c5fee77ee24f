import { Inject, Injectable, type Type } from '@nestjs/common';
import { IMPORT_PERMISSIONS } from '../../../shared/permissions.js';
import type { ImportKindCode } from '../../../shared/vocabulary.js';
import { badRequest, forbidden } from '../../core/errors.js';
import { currentUser } from '../../core/request-context.js';
import { ActivitiesKind } from './activities.kind.js';
import { CarriersKind } from './carriers.kind.js';
import { CompaniesKind } from './companies.kind.js';
import { ContactsKind } from './contacts.kind.js';
import { FundsKind } from './funds.kind.js';
import type { ImportKind } from './kind.js';
import { OccupanciesKind } from './occupancies.kind.js';
import { OfficialValuesKind } from './official-values.kind.js';
import { ParksKind } from './parks.kind.js';
import { ProjectsKind } from './projects.kind.js';
import { UsersKind } from './users.kind.js';

/**
 * Every kind of file that can be imported. A new one is a class in a file beside these — for plain records a `RecordKind`, whose fields carry
 * their headers and types — a line here, and its code in `shared`: `IMPORT_KINDS` (its name) and `IMPORT_PERMISSIONS` (who may).
 */
export const KIND_CLASSES: readonly Type<ImportKind>[] = [ProjectsKind, CompaniesKind, ContactsKind, ParksKind, CarriersKind, OccupanciesKind, FundsKind, ActivitiesKind, OfficialValuesKind, UsersKind];

export const IMPORT_KIND_LIST = Symbol('import kinds');

@Injectable()
export class ImportKinds {
  private readonly kinds: ReadonlyMap<string, ImportKind>;

  constructor(@Inject(IMPORT_KIND_LIST) kinds: readonly ImportKind[]) {
    this.kinds = new Map(kinds.map((kind) => [kind.code, kind]));
  }

  get(code: ImportKindCode): ImportKind {
    const kind = this.kinds.get(code);
    if (!kind) throw new Error(`no kind of import is called ${code}`);
    return kind;
  }

  /** The kinds that the caller has the permission for. */
  ofCaller(): ImportKind[] {
    return [...this.kinds.values()].filter(({ code }) => currentUser().permissions.has(IMPORT_PERMISSIONS[code]));
  }

  /** The kind of that code, or the first that the caller may bring in. @throws 400 for an unknown kind, 403 for one that the caller may not bring in */
  allowed(code: string | undefined): ImportKind {
    const kind = code === undefined ? this.ofCaller()[0] : this.kinds.get(code);
    if (!kind) throw badRequest('validation', {}, [{ path: 'kind', code: 'not-choice' }]);
    if (!currentUser().permissions.has(IMPORT_PERMISSIONS[kind.code])) throw forbidden();
    return kind;
  }
}
