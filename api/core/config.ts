import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where a process finds its database, files and secrets; read once from the environment. */
export interface Config {
  /** `development` runs with generated secrets and demo passwords; `production` refuses both. */
  environment: 'production' | 'development' | 'test';
  host: string;
  port: number;
  dataDir: string;
  /** `mysql://…`; absent = the embedded SQLite file in `dataDir`. */
  databaseUrl: string | undefined;
  sessionSecret: string;
  timeZone: string;
  /** GB/T 2260 code of the home city; read at the first start only. */
  homeRegion: string | undefined;
  trustProxy: boolean;
  secureCookies: boolean;
  logLevel: string;
  /** Requests a minute from one address before it has signed in; behind it, a user's 20 times that. */
  anonymousRequestsPerMinute: number;
}

export class ConfigError extends Error {}

export const CONFIG = Symbol('CONFIG');

const DEVELOPMENT_SECRET = 'luodi-development-secret';

/** Reads the environment; throws a ConfigError that names everything wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const environment = env['NODE_ENV'] === 'production' ? 'production' : env['NODE_ENV'] === 'test' ? 'test' : 'development';
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push(`PORT must be a port number, not "${env['PORT']}"`);
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl && !/^(mysql|mariadb):\/\//.test(databaseUrl)) problems.push('DATABASE_URL must begin with mysql:// (leave it out for the embedded database)');
  const timeZone = env['TIME_ZONE'] ?? 'Asia/Shanghai';
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    problems.push(`TIME_ZONE "${timeZone}" is not a time zone`);
  }
  if (!(Number(env['RATE_LIMIT'] ?? 300) > 0)) problems.push(`RATE_LIMIT must be a number above 0, not "${env['RATE_LIMIT']}"`);
  const sessionSecret = env['SESSION_SECRET'] ?? '';
  if (environment === 'production' && sessionSecret.length < 32) problems.push('SESSION_SECRET is missing or shorter than 32 characters; set it to a long random text, e.g. from: openssl rand -hex 32');
  if (problems.length) throw new ConfigError(`Luodi cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  const dataDir = resolve(env['DATA_DIR'] ?? 'data');
  mkdirSync(dataDir, { recursive: true });
  return {
    environment,
    host: env['HOST'] ?? '127.0.0.1',
    port,
    dataDir,
    databaseUrl,
    sessionSecret: sessionSecret || DEVELOPMENT_SECRET,
    timeZone,
    homeRegion: env['HOME_REGION'] || undefined,
    trustProxy: env['TRUST_PROXY'] === 'true' || env['TRUST_PROXY'] === '1',
    secureCookies: env['SECURE_COOKIES'] ? env['SECURE_COOKIES'] === 'true' : false,
    anonymousRequestsPerMinute: environment === 'test' ? 1_000_000 : Number(env['RATE_LIMIT'] ?? 300),
    logLevel: env['LOG_LEVEL'] ?? (environment === 'test' ? 'silent' : 'info'),
  };
}
