import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import type { OfficialUnit } from '../../shared/vocabulary.js';
import { OfficialSeries } from './entities.js';

/** How long another process's change may go unnoticed here. */
const FRESH_MS = 10_000;

/**
 * The catalogue of official series in memory, archived ones too, for all that describes itself by it (arguments of metrics, words, imports). This process's
 * changes are in it with their commit (`put`); those of others show after ten seconds at most.
 */
@Injectable()
export class OfficialSeriesCatalogue implements OnModuleInit {
  private rows = new Map<string, OfficialSeries>();
  private at = 0;
  private generation = 0;
  private loading: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  onModuleInit(): Promise<void> {
    return this.load();
  }

  /** In the order in which they were made. */
  all(): readonly OfficialSeries[] {
    // Whoever asks meanwhile is answered from what is known; a failure is tried again by the next.
    if (performance.now() - this.at > FRESH_MS) this.loading ??= this.load().catch(() => undefined).finally(() => { this.loading = undefined; });
    return [...this.rows.values()];
  }

  get(code: string): OfficialSeries | undefined {
    return this.all().find((series) => series.code === code);
  }

  /** @throws where there is no such series */
  unitOf(code: string): OfficialUnit {
    const series = this.get(code);
    if (!series) throw new Error(`no official series called ${code}`);
    return series.unit;
  }

  /** To be called with what was written; it counts from the commit on. */
  put(series: OfficialSeries): void {
    this.database.afterCommit(() => {
      this.generation += 1;
      this.rows = new Map([...this.rows, [series.code, series]]);
    });
  }

  private async load(): Promise<void> {
    const generation = this.generation;
    const at = performance.now();
    const rows = await this.database.apart(() => selectRows(this.database, OfficialSeries, {}, 'ORDER BY `id`'));
    if (generation !== this.generation) return;
    this.rows = new Map(rows.map((row) => [row.code, row]));
    this.at = at;
  }
}
