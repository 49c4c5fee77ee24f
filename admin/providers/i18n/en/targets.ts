import type { Shape } from '../shape';
import type { targets as chinese } from '../zh/targets';

export const targets: Shape<typeof chinese> = {
  targets: {
    title: 'Targets', hint: 'What is to be reached, the pace, and the shares of each place', until: 'Until %{on}', name: 'Target', value: 'Target', actual: 'Reached', completion: 'Completion', due: 'Due', ahead: 'Ahead (points)', light: 'Light', lastYear: 'Same day last year', lastYearWhole: 'all last year %{value}', lastYearLine: 'Last year', planned: 'Due', allocated: 'Sum below', shares: '%{count} below',
    create: 'Set a target', createFor: 'Set a target for %{year}', edit: 'Change', archive: 'Withdraw', archived: 'Target withdrawn', allocate: 'Allocate', allocateOf: 'Allocate: %{name}', nothingBelow: 'There is nothing below to allocate to', sum: 'Sum %{sum} of %{value}', sumExact: 'adds up', sumMore: '%{difference} more', sumLess: '%{difference} missing', rateShares: 'Rates are set one by one and not added up',
    empty: 'No targets for %{year} yet', emptyHint: 'Pick a metric of the catalogue, set a number, then allocate it to counties and parks.', on: 'On', asOf: 'As known on', scope: 'Scope', scopes: { city: 'City', county: 'County', park: 'Park', organisation: 'Organisation' }, metric: 'Metric', policySays: 'The policy asks:', allocatedHint: 'Allocated from above or below: its metric and scope stay', pace: 'Pace', label: 'Label', labelHint: 'Tells several targets for one metric apart', responsible: 'Responsible', responsibleHint: 'Left out: whoever answers for the scope', cooperating: 'Cooperating', source: 'Source', note: 'Note', planHint: 'Cumulative by the end of each month; December equals the target', planEven: 'Equal months', parent: 'Target above',
    children: 'Targets below', course: 'Course of the year (cumulative)', forecast: 'By year end', middle: 'median %{value}, target %{target}', method: 'Method', pastYear: '%{year}: %{then} on the same day, %{end} at year end, × %{factor}', dueList: '%{count} projects planned by year end, %{total} in all', plannedOn: 'planned', overdue: 'planned day has passed',
  },
};
