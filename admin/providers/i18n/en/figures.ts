import type { Shape } from '../shape';
import type { figures as chinese } from '../zh/figures';

export const figures: Shape<typeof chinese> = {
  figures: {
    title: 'Published figures', hint: 'Publishing freezes the question, the value and every line; later they stand beside today’s answer, line by line.', empty: 'Nothing published yet', emptyHint: 'Choose “Publish this figure” on the page of a metric.', more: 'Show more (%{count} in all)', publish: 'Publish this figure', publishHint: 'The value %{value} and its %{count} lines will be frozen and cannot be changed.', name: 'Title', then: 'As published (%{on})', now: 'Today', difference: 'Difference', counts: '%{same} lines the same, %{added} added, %{removed} removed, %{changed} changed', openMetric: 'today’s figure', lines: 'Differences', noDifference: 'Every line is as it was published', change: 'Change', published: 'Published', reason: 'Reason', shown: 'The first %{shown} of %{count}',
  },
};
