/**
 * Values kept for at most `freshMs` milliseconds, so that another process's change is seen soon, and forgotten at once
 * when this process changes them. Bounded: the oldest goes first. Missing values are not kept.
 */
export class FreshCache<T extends object> {
  private readonly entries = new Map<string, { value: T; at: number }>();
  private generation = 0;

  constructor(private readonly freshMs: number, private readonly limit: number) {}

  /** The value, if it is kept and still fresh. */
  known(key: string): T | undefined {
    const entry = this.entries.get(key);
    return entry && performance.now() - entry.at < this.freshMs ? entry.value : undefined;
  }

  async get(key: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = this.known(key);
    if (known) return known;
    for (;;) {
      const { generation } = this;
      const at = performance.now();
      const value = await load();
      // Something was forgotten while this was read: it may be what has just been read.
      if (generation !== this.generation) continue;
      this.entries.delete(key);
      if (!value) return undefined;
      if (this.entries.size >= this.limit) this.entries.delete(this.entries.keys().next().value!);
      this.entries.set(key, { value, at });
      return value;
    }
  }

  forget(matches: (value: T, key: string) => boolean): void {
    this.generation += 1;
    for (const [key, { value }] of this.entries) if (matches(value, key)) this.entries.delete(key);
  }
}
