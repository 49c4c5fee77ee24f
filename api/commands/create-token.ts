import { nameKey } from '../../shared/text.js';
import { Database } from '../core/database/database.js';
import { ApiTokensService } from '../identity/api-tokens.service.js';
import { commandArguments, runCommand, UsageError } from './context.js';

const USAGE = 'npm run -s create-token -- --user NAME [--name TEXT] [--days 1-366]';

/** `npm run -s create-token`: prints a new API token of a user, and nothing else. */
await runCommand(async (app) => {
  const { options } = commandArguments();
  const username = options.get('user');
  const days = Number(options.get('days') ?? 90);
  if (!username || !Number.isInteger(days) || days < 1 || days > 366) throw new UsageError(USAGE);
  const user = await app.get(Database).queryOne<{ id: number }>("SELECT `id` FROM `user_account` WHERE `usernameKey` = ? AND `status` = 'active'", [nameKey(username)]);
  if (!user) throw new UsageError(`no such user, or disabled: ${username}`);
  const { token } = await app.get(ApiTokensService).create(user.id, (options.get('name') ?? 'create-token').slice(0, 100), days);
  process.stdout.write(`${token}\n`);
});
