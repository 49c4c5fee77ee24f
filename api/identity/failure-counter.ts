const LIMIT = 10_000;

/** Counts failures by key in this process's memory and blocks a key for a while once it has had too many. Bounded. */
export class FailureCounter {
  private readonly counts = new Map<string, { failures: number; blockedUntil: number; since: number }>();

  constructor(private readonly tolerated: number, private readonly windowMs: number) {}

  /** Milliseconds until the key may try again; 0 when it may now. */
  blockedFor(key: string, now: number): number {
    return Math.max(0, (this.counts.get(key)?.blockedUntil ?? 0) - now);
  }

  fail(key: string, now: number): void {
    let count = this.counts.get(key);
    if (!count || now - count.since > this.windowMs) {
      this.counts.delete(key);
      if (this.counts.size >= LIMIT) this.counts.delete(this.counts.keys().next().value!);
      this.counts.set(key, (count = { failures: 0, blockedUntil: 0, since: now }));
    }
    count.failures += 1;
    if (count.failures >= this.tolerated) Object.assign(count, { failures: 0, since: now, blockedUntil: now + this.windowMs });
  }

  forget(key: string): void {
    this.counts.delete(key);
  }
}
