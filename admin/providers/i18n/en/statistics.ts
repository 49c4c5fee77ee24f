import type { Shape } from '../shape';
import type { statistics as chinese } from '../zh/statistics';

export const statistics: Shape<typeof chinese> = {
  statistics: {
    title: 'Official statistics', hint: 'As published by statistical and other authorities, each figure with its source; never added to what is counted here.', series: 'Series', place: 'Place', onlyCity: 'The whole city only', period: 'Period', periodEnd: 'Period until', periodHint: 'Such as 2025, 2025Q3, 2025-09, or 2025-01~09 for January to September', value: 'Figure',
    document: 'Document', documentHint: 'The bulletin, monthly report, yearbook or letter', documentNumber: 'Document number', publishedOn: 'Published on', reason: 'Why corrected', recordedBy: 'Recorded by', corrected: 'corrected', withdrawn: 'withdrawn',
    record: 'Record a figure', correct: 'Correct', correctOf: 'Correct: %{name}', withdraw: 'Withdraw', withdrawHint: 'The period then counts as not published; what stood before stays in the history and as known then.', import: 'Import a table', history: 'As published over time', knownFrom: 'recorded %{at} by %{name}', openMetric: 'open the metric',
    catalogue: 'Catalogue of series', catalogueHint: 'The official series that this city uses: who publishes them, for which places, of a period or at its end. A new one can be recorded, imported and used in targets and assessments at once.', newSeries: 'New series', seriesName: 'Chinese name', seriesNameEn: 'English name', seriesCode: 'Code', seriesCodeHint: 'Small letters, digits and hyphens; stays for good', unit: 'Unit', nature: 'Period or end', places: 'Published for', publisher: 'Published by', seriesSource: 'System or clause', seriesSourceHint: 'The reporting system, bulletin or clause', figures: 'Figures that stand', actions: 'Actions', fixed: 'There are %{count} figures: unit and kind stay',
    archive: 'Archive', archived: 'archived', archiveHint: 'It is no longer offered for figures and imports; targets and packs that use it stay readable.', restore: 'Take back', restoreHint: 'It can be recorded and imported again.', noSeries: 'No series yet',
    empty: 'No official statistics yet', emptyHint: 'Record a figure or import a table; targets and assessments can then stand on them.',
  },
};
