import type { Shape } from '../shape';
import type { numbers as chinese } from '../zh/numbers';

export const numbers: Shape<typeof chinese> = {
  home: {
    title: 'Home', greeting: 'Hello, %{name}', thisYear: 'This year so far', lastYear: 'same days last year %{value}', funnel: 'Where projects stand', byCounty: 'Agreed investment signed this year, by county', byMonth: 'Agreed investment signed this year, by month', waiting: 'Waiting for you', reviewsCounty: 'To review', reviewsCity: 'To verify',
    rejected: 'Rejected', imports: 'Unfinished imports', all: 'All %{count}', nothing: 'Nothing waits for you', nothingHint: 'Look through the projects, or log a new lead.', lastTouched: 'last touched %{at}', oldestFirst: 'Oldest first', openRows: '%{count} rows to decide',
  },
  metrics: {
    imported: 'published (imported)', asPublished: 'As published for the whole', title: 'Metrics', hint: 'One number, one definition; reports, ledgers and the count feed all read them here.', flow: 'over a period', stock: 'on a day', source: 'Source', lines: '%{count} lines',
    linesTitle: 'Lines', undetermined: '%{count} more are left out for want of an exact date', undeterminedTab: 'Left out (date too coarse)', contributing: 'Counted', sum: 'Sum', because: 'Because', contribution: 'Counts', empty: 'Nothing counts', verification: 'Review', place: 'Place', occurredOn: 'Date', total: 'Total', numerator: 'Numerator', denominator: 'Denominator', name: 'Name', noUndetermined: 'Nothing is left out for want of a date',
    evidence: '%{count} files', noEvidence: 'no files', breakdown: 'Split by', bys: { park: 'Park', county: 'County', organisation: 'Organisation', month: 'Month', quarter: 'Quarter', year: 'Year', origin: 'Origin', tier: 'Tier of investment' },
  },
  period: { year: 'Year', quarter: 'Quarter', month: 'Month', yearLabel: '%{year}', quarterLabel: 'Q%{quarter}', monthLabel: 'Month %{month}', whole: 'Whole year', kind: 'Period' },
  feed: {
    title: 'Count feed', hint: 'Feeds the park assessment. What happened counts on its date; dates too coarse are left out and marked beside the number.', verifiedOnly: 'Verified only', threshold: 'From (10k yuan)', byPolicy: 'As the policy says', thresholdHint: 'Agreed investment at least this much', unit: 'Place', export: 'Export to Excel', left: '%{count} left out', leftHint: 'only a month or year is known, so it cannot be said whether it falls inside', flows: 'In', stocks: 'On %{day}',
    empty: 'Nothing yet',
  },
  monthly: { place: '#%{rank}', title: 'Monthly report', month: 'Month', 'year-to-date': 'Year to date', 'last-year': 'Last year', on: 'At month end', rank: 'Rank', unit: 'Place', export: 'Export to Excel', print: 'Print', demonstration: 'Demonstration data' },
};
