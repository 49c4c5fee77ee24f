import { ROLE_CODES, ROLES, type RoleCode } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import { AppError } from '../core/errors.js';
import { errorMessage } from '../../shared/errors.js';
import { OrganisationsService } from '../identity/organisations.service.js';
import { generatePassword } from '../identity/passwords.js';
import { UsersService } from '../identity/users.service.js';
import { commandArguments, runCommand, UsageError } from './context.js';

const USAGE = `npm run create-user -- --username NAME --role ROLE[,ROLE] [--display-name TEXT] [--organisation ID|NAME] [--password TEXT]
Without --password one is generated and printed. Without --organisation the user belongs to the city bureau,
which is created (with that name, if one is given) when there is no organisation yet.
Roles: ${ROLE_CODES.join(', ')}`;

interface Named { id: number; name: string }

/** The organisation of that id or name; the first one of all is made here. */
async function organisationId(database: Database, organisations: OrganisationsService, wanted: string | undefined): Promise<number> {
  const bureau = await database.queryOne<Named>("SELECT `id`, `name` FROM `organisation` WHERE `kind` = 'city-bureau' LIMIT 1");
  if (!bureau) return (await organisations.create({ name: wanted ?? '市招商局', kind: 'city-bureau' })).id;
  if (wanted === undefined) return bureau.id;
  const found = await database.query<Named>('SELECT `id`, `name` FROM `organisation` WHERE `archivedAt` IS NULL AND (`name` = ? OR `id` = ?) LIMIT 2', [wanted, /^\d{1,9}$/.test(wanted) ? Number(wanted) : 0]);
  if (found.length !== 1) throw new UsageError(found.length ? `several organisations are called "${wanted}": give the id` : `no such organisation: ${wanted}`);
  return found[0]!.id;
}

function rolesOf(text: string | undefined): RoleCode[] {
  const roles = (text ?? '').split(',').map((role) => role.trim()).filter(Boolean);
  const unknown = roles.filter((role) => !Object.hasOwn(ROLES, role));
  if (!roles.length || unknown.length) throw new UsageError(unknown.length ? `no such role: ${unknown.join(', ')}\n\n${USAGE}` : USAGE);
  return roles as RoleCode[];
}

/** `npm run create-user`: the first account of an installation, or any other. */
await runCommand(async (app) => {
  const { options } = commandArguments();
  const username = options.get('username');
  if (!username || options.has('help')) throw new UsageError(USAGE);
  const roles = rolesOf(options.get('role'));
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,59}$/u.test(username)) throw new UsageError('a username has 2 to 60 letters, digits, dots, hyphens or underscores');
  const given = options.get('password');
  const password = given ?? generatePassword();
  try {
    await app.get(UsersService).create({
      username, password, roles, displayName: options.get('display-name') ?? username,
      organisationId: await organisationId(app.get(Database), app.get(OrganisationsService), options.get('organisation')),
    });
  } catch (error) {
    if (error instanceof AppError && error.status < 500) throw new UsageError(`${errorMessage(error.code, 'en', error.params)}${error.fields.map((field) => `\n  ${field.path}: ${errorMessage(field.code, 'en', field.params)}`).join('')}`);
    throw error;
  }
  process.stdout.write(given === undefined ? `created ${username}; password: ${password}\n` : `created ${username}\n`);
});
