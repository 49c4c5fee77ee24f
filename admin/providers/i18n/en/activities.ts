import type { Shape } from '../shape';
import type { activities as chinese } from '../zh/activities';

export const activities: Shape<typeof chinese> = {
  quickAdd: {
    open: 'Quick add', key: 'Key: N', title: 'Quick add', submit: 'Save', saved: 'Lead saved', savedActivity: 'Activity logged', lead: 'Lead', activity: 'Activity', company: 'Company', project: 'Project or new lead',
    newLead: 'New lead “%{name}”', notes: 'Notes', today: 'Today', tomorrow: 'Tomorrow', week: 'In a week',
  },
  activities: {
    title: 'Activities', log: 'Log activity', edit: 'Change activity', search: 'Company, subject or notes', empty: 'No activities yet', emptyHint: 'Log a visit, a call or a meeting, with the next step.', mine: 'Mine', files: 'Files', logged: 'logged by %{name}, %{at}',
    saved: 'Activity logged', whatNext: 'What is next', noSteps: 'No next step was set',
  },
  nextSteps: {
    add: 'Set a next step', empty: 'Nothing to do', emptyHint: 'Give each activity a next step and a date; it comes up on the home page when due.', noneOpen: 'No next step is open.', overdue: 'overdue', finish: 'Done: %{step}', finished: 'Done', changed: 'Updated', more: 'Move, hand on or cancel', history: 'History', example: 'e.g. invite for a visit',
    result: 'Result', resultHint: 'Is logged as an activity', resultKind: 'Kind of activity', following: 'What comes next', done: 'Done', doneTitle: 'Done: %{step}', titles: { moved: 'Move', reassigned: 'Hand on', cancelled: 'Cancel', reopened: 'Reopen' },
    cuts: { mine: 'Mine', overdue: 'Overdue', week: 'Next 7 days', all: 'All' }, noDate: 'no date',
  },
  promotionEvents: {
    title: 'Promotion events', create: 'New event', edit: 'Edit: %{name}', search: 'Name of the event', empty: 'No events yet', emptyHint: 'Enter promotion and matchmaking events; they count as held once the date has passed and there is evidence.', name: 'Name', kind: 'Kind', state: 'State', when: 'Dates', region: 'Region', inProvince: 'In the province', outOfProvince: 'Out of province', only: 'Out of province only',
    came: 'Projects that came of it', leads: 'Leads', signed: 'Signed', people: '%{count} people', details: 'About the event', files: 'Evidence', counted: 'Counts as an event held', needsFiles: 'Without evidence it does not count as held', unitHint: 'Press Enter after each',
  },
  myDay: {
    title: 'Today', me: 'Mine', team: 'Team', steps: 'Next steps', none: 'Nothing is due', noneHint: 'Set a next step with each activity; it comes up here when due.', todays: 'Today’s activities', noActivities: 'Nothing planned today', gates: 'What is missing to advance', cold: 'No activity for %{days} days', load: 'Load per person', person: 'Person', open: 'To do', overdue: 'Overdue', week: 'This week', projects: 'Live projects', activities: 'Activities, 30 days', groups: { overdue: 'Overdue', today: 'Today', week: 'Next 7 days' },
  },
  response: {
    title: 'Response times', hint: 'Time from entering a lead to the first contact (visit, call, meeting), the day of entry not counted; imported projects are left out. The limit comes from the policy in force.', answered: 'First contact %{days} after entry', sameDay: 'Contacted the day it was entered', waiting: 'Waiting for a first contact for %{days}', days: { 'working-days': '%{count} working days', days: '%{count} days' }, 'in': { 'working-days': 'working days', days: 'days' }, unit: 'Organisation', leads: 'Leads', inTime: 'Contacted within %{limit}', inTimeAny: 'Contacted in time', waitingCount: 'Not contacted', late: 'Over %{limit}', lateAny: 'Late', median: 'Median (%{unit})', longest: 'Longest wait (%{unit})', empty: 'No leads were entered in this time', rate: 'In time', knownUntil: 'The days off after %{day} have not been entered: from then on only weekends are taken out. Add them in the city’s own policy pack.', noDaysOff: 'The policy in force knows no days off: only weekends are taken out. Add them in the city’s own policy pack.', noLimit: 'The policy in force states no limit: nothing is judged late.',
  },
  calendar: {
    title: 'Calendar', month: 'Month', list: 'List', mine: 'Only mine', today: 'Today', previous: 'Previous month', next: 'Next month', empty: 'Nothing this month', more: '%{count} more', subscribe: 'Subscribe', subscribeHint: 'Add this address to the calendar of your phone or computer to see your activities, next steps and planned milestones. Whoever knows it can read them: keep it to yourself.', active: 'An address was made on %{at}.', inactive: 'No address has been made.', make: 'Make an address', renew: 'Make a new one', renewHint: 'The former address stops working at once.', revoke: 'Revoke', copy: 'Copy', copied: 'Copied', once: 'The address is shown once: copy it now.', weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  },
};
