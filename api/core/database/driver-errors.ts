/* What went wrong, by the drivers' own codes. */

interface DriverError extends Error {
  code?: string;
  errno?: number;
  errcode?: number;
  driverError?: DriverError;
}

function driverError(error: unknown): DriverError {
  const outer = error as DriverError;
  return outer.driverError ?? outer;
}

export function isBusy(error: unknown): boolean {
  return /database is locked|database table is locked|SQLITE_BUSY/.test(driverError(error).message ?? '');
}

export function isDeadlock(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno === 1213 || errno === 1205;
}

/** True when the database cannot be reached at all (as opposed to refusing a statement). */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = driverError(error);
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR|ER_SERVER_SHUTDOWN|ER_CON_COUNT_ERROR)$/.test(code ?? '')
    || /Connection lost|connect ECONNREFUSED|Can't add new command when connection is in closed state|Pool is closed|Queue limit reached/.test(message ?? '');
}

/** True when the database's own disk is full. */
export function isStorageFull(error: unknown): boolean {
  const { errno, code, message } = driverError(error);
  return code === 'ENOSPC' || errno === 1021 || errno === 1114 || /database or disk is full/.test(message ?? '');
}

export function isUniqueViolation(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1062 || /UNIQUE constraint failed/.test(message ?? '');
}

export function isForeignKeyViolation(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1451 || errno === 1452 || /FOREIGN KEY constraint failed/.test(message ?? '');
}
