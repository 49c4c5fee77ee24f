import type { Shape } from '../shape';
import type { views as chinese } from '../zh/views';

export const views: Shape<typeof chinese> = {
  views: {
    title: 'Views', kind: 'Display', name: 'Name of the view', none: 'No saved views yet', mine: 'My views', shared: 'Shared with me', default: 'default', changed: '(changed)', saveAs: 'Save as a new view', update: 'Update “%{name}”', edit: 'Rename and share',
    saved: 'View saved', sharing: 'Shared with', sharedWith: 'Organisation (and those below)', sharingHint: 'Shares the filter, order and columns, not the data: readers see what lies in their own scope.', setDefault: 'Open this view first', clearDefault: 'No longer open first', defaultSet: 'This view now opens first',
    defaultCleared: 'No view opens first any more', copy: 'Copy link', copied: 'Link copied', archive: 'Archive this view', archived: 'View archived', scopeHint: 'Only projects within your scope are shown; a park or organisation in the filter may lie outside it.',
  },
  board: {
    stages: 'Stages', projects: '%{count} projects', emptyColumn: 'No projects', rest: 'See all %{count} in the list', advance: 'Advance…', advanceNamed: 'Advance: %{name}', nextStepOverdue: 'overdue %{day}', openLedger: 'Open the ledger',
    skips: 'Skips “%{stages}”; give the reason below.', fillIn: 'The project already stands at “%{stage}”. This fills in “%{to}”, which was left out; the stage stays.',
    refused: {
      moved: { title: 'Somebody else has moved it', text: 'The project now stands at “%{stage}”. The board has been read anew; please look again.' },
      terminated: { title: 'The project is terminated', text: 'A terminated project cannot advance; if that is wrong, correct the termination in its ledger.' },
      'off-path': { title: 'Does not pass “%{to}”', text: 'A project of this land mode has no stage “%{to}”; if the land mode is wrong, edit the project.' },
      reached: { title: '“%{to}” is reached already', text: '“%{to}” was reached (%{day}); a stage is not dragged back. If it was logged wrongly, correct that event in the ledger; the original is kept.' },
    },
    announce: { lifted: 'Picked up: %{name}', over: '%{name}: %{to}', back: 'Put back' },
  },
  timeline: {
    project: 'Project', today: 'Today', planned: 'Planned', reached: 'Reached', lateLegend: 'Red: later than planned, or overdue', scale: 'Scale', scales: { year: 'Years', quarter: 'Quarters' }, late: '%{stage} late by %{days} d', overdue: '%{stage} overdue by %{days} d',
    plannedOn: 'planned %{day}', reachedOn: 'reached %{day}', undated: 'no date', nothing: 'No planned or reached dates yet',
  },
  assign: {
    button: 'Assign…', title: 'Assign in bulk', which: 'Which projects', selected: 'The %{count} chosen projects', all: 'All %{count} projects of this filter', tooMany: 'All %{count} projects of this filter (at most %{limit} at once: narrow the filter)', fields: 'What to assign', fieldsHint: 'Several can be chosen; one left empty is cleared',
    preview: 'Preview', previewTitle: 'What would change', verdicts: { change: 'Changes %{count}', unchanged: 'Unchanged %{count}', refused: 'Refused %{count}' }, none: '(empty)', hidden: 'Project %{id}', apply: 'Assign %{count} projects', done: '%{count} projects assigned',
    clash: '%{message}. Nothing was changed; preview again.', failed: '%{message}', again: 'Preview again',
  },
};
