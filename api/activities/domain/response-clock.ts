/** How long a first contact may take, and how the days are counted: working days, or every day. */
export interface ResponseLimit { days: number | null; between: (from: string, until: string) => number }

export interface Response { answered: boolean; days: number; late: boolean }

/**
 * Days from the day a lead was entered to its first contact, or to today while it waits. A contact before the entry (the visit that
 * brought the lead) is an answer at once; one after today is only planned. Without a limit nothing is late.
 */
export function responseOf(enteredOn: string, firstContactOn: string | null, today: string, limit: ResponseLimit): Response {
  const answered = firstContactOn !== null && firstContactOn <= today;
  const until = answered ? firstContactOn : today;
  const days = until <= enteredOn ? 0 : limit.between(enteredOn, until);
  return { answered, days, late: limit.days !== null && days > limit.days };
}

export interface ResponseSummary { leads: number; answered: number; inTime: number; waiting: number; late: number; medianDays: number | null; longestWaitDays: number | null }

/** Counts and the median of the answered ones; `late` takes in those still waiting beyond the limit. */
export function summarise(responses: readonly Response[]): ResponseSummary {
  const answered = responses.filter((response) => response.answered).map((response) => response.days).sort((one, other) => one - other);
  const waiting = responses.filter((response) => !response.answered).map((response) => response.days);
  return {
    leads: responses.length, answered: answered.length, inTime: responses.filter((response) => response.answered && !response.late).length, waiting: waiting.length,
    late: responses.filter((response) => response.late).length, medianDays: median(answered), longestWaitDays: waiting.length ? waiting.reduce((most, days) => Math.max(most, days), 0) : null,
  };
}

function median(sorted: readonly number[]): number | null {
  if (!sorted.length) return null;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
