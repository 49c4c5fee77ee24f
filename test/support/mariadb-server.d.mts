export interface MariaDbServer {
  /** `mysql://root@127.0.0.1:PORT`, without a database name. */
  url: string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  remove(): Promise<void>;
  removeNow(): void;
}
export function findMariaDb(): { server: string; install: string } | undefined;
export function startMariaDb(): Promise<MariaDbServer>;
