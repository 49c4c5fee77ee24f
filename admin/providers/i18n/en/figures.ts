import type { Shape } from '../shape';
import type { figures as chinese } from '../zh/figures';

export const figures: Shape<typeof chinese> = {
  charts: { title: 'Charts', subtitle: '%{name} · until %{day}', monthly: 'Projects signed and started by month', signed: 'Signed', started: 'Started', county: 'Agreed investment signed by county (100M yuan)', thisYear: 'This year', lastYear: 'Same days last year', targets: 'Targets of the year', noTargets: 'No targets this year', print: 'Print' },
  figures: { hash: 'SHA-256 %{hash}',
    title: 'Published figures', hint: 'Publishing freezes the question, the value and every line; later they stand beside today’s answer, line by line.', empty: 'Nothing published yet', emptyHint: 'Choose “Publish this figure” on the page of a metric.', more: 'Show more (%{count} in all)', publish: 'Publish this figure', publishHint: 'The value %{value} and its %{count} lines will be frozen and cannot be changed.', name: 'Title', then: 'As published (%{on})', now: 'Today', difference: 'Difference', counts: '%{same} lines the same, %{added} added, %{removed} removed, %{changed} changed', openMetric: 'today’s figure', lines: 'Differences', noDifference: 'Every line is as it was published', change: 'Change', published: 'Published', reason: 'Reason', shown: 'The first %{shown} of %{count}',
  },
};
