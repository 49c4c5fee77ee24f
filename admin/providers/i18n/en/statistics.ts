import type { Shape } from '../shape';
import type { statistics as chinese } from '../zh/statistics';

export const statistics: Shape<typeof chinese> = {
  statistics: {
    title: 'Official statistics', hint: 'As published by statistical and other authorities, each figure with its source; never added to what is counted here.', series: 'Series', place: 'Place', onlyCity: 'The whole city only', period: 'Period', periodEnd: 'Period until', periodHint: 'Such as 2025, 2025Q3, 2025-09, or 2025-01~09 for January to September', value: 'Figure',
    document: 'Document', documentHint: 'The bulletin, monthly report, yearbook or letter', documentNumber: 'Document number', publishedOn: 'Published on', reason: 'Why corrected', recordedBy: 'Recorded by', corrected: 'corrected', withdrawn: 'withdrawn',
    record: 'Record a figure', correct: 'Correct', correctOf: 'Correct: %{name}', withdraw: 'Withdraw', withdrawHint: 'The period then counts as not published; what stood before stays in the history and as known then.', import: 'Import a table', history: 'As published over time', knownFrom: 'recorded %{at} by %{name}', openMetric: 'open the metric',
    empty: 'No official statistics yet', emptyHint: 'Record a figure or import a table; targets and assessments can then stand on them.',
  },
};
