/** Offsets of time zones are whole quarters of an hour. */
const QUARTER_MS = 15 * 60_000;

/** The only source of "now" and "today"; tests and the demonstration city move it. */
export class Clock {
  private readonly dayFormat: Intl.DateTimeFormat;
  private fixed: Date | undefined;
  private last = 0;
  /** The quarter of an hour last asked for, within which no time zone begins another day: formatting is slow. */
  private known = { quarter: NaN, day: '' };

  constructor(readonly timeZone: string) {
    this.dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  /**
   * The present instant, UTC, as ISO 8601 text with milliseconds. Never goes backwards within a process and never repeats,
   * so that two ledger rows written one after the other keep their order.
   */
  instant(): string {
    const time = Math.max(this.fixed?.getTime() ?? Date.now(), this.last + 1);
    this.last = time;
    return new Date(time).toISOString();
  }

  now(): Date {
    return this.fixed ?? new Date();
  }

  /** Today's calendar day in the installation's time zone, `YYYY-MM-DD`. */
  today(): string {
    return this.dayOf(this.now());
  }

  /** The calendar day in the installation's time zone on which an instant falls. */
  dayOf(instant: Date | string): string {
    const time = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
    const quarter = Math.floor(time / QUARTER_MS);
    if (this.known.quarter !== quarter) this.known = { quarter, day: this.dayFormat.format(time) };
    return this.known.day;
  }

  /** The last instant of a calendar day in the installation's time zone, ISO 8601 UTC. */
  endOfDay(day: string): string {
    // The offset is looked up at noon UTC of that day: zones in use here have no daylight saving.
    const noon = new Date(`${day}T12:00:00.000Z`);
    const local = new Date(noon.toLocaleString('en-US', { timeZone: this.timeZone }));
    const utc = new Date(noon.toLocaleString('en-US', { timeZone: 'UTC' }));
    return new Date(Date.parse(`${day}T23:59:59.999Z`) - (local.getTime() - utc.getTime())).toISOString();
  }

  /** Fixes the clock at an instant (undefined lets it run again). */
  set(instant: Date | undefined): void {
    this.fixed = instant;
    this.last = 0;
  }
}
