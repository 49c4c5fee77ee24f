import type { Shape } from '../shape';
import type { app as chinese } from '../zh/app';

export const app: Shape<typeof chinese> = {
  app: {
    name: 'Luodi', product: 'Investment attraction, from lead to production', demonstration: 'Demonstration: every organisation, company and figure is invented', loading: 'Loading', unexpected: 'Something went wrong; please try again', retry: 'Try again', reload: 'Reload',
    newVersion: 'A newer version was installed; please reload', back: 'Back', edit: 'Edit', more: 'More', notPermitted: 'You are not permitted to see this page', notPermittedHint: 'Ask your administrator if you need it.', noSuchPage: 'No such page',
    noSuchPageHint: 'The link may be out of date.', archive: 'Archive', restore: 'Restore', archived: 'Archived', nothingFilled: 'Not filled in yet', close: 'Close', offline: 'No network: go on typing and save when it is back', offlineTap: 'No network: other pages cannot be opened now',
  },
  nav: {
    label: 'Main navigation', open: 'Open navigation', skip: 'Skip to content', home: 'Home', projects: 'Projects', nextSteps: 'Next steps', activities: 'Activities', promotionEvents: 'Events', calendar: 'Calendar', responseTimes: 'Response times', money: 'Money ledger', batches: 'Rolling batches', certifications: 'Certification', largeProjects: 'Large projects', reviews: 'Reviews', companies: 'Companies', imports: 'Imports', targets: 'Targets', assessment: 'Park assessment', charts: 'Charts', figures: 'Published figures', statistics: 'Official statistics', countFeed: 'Count feed',
    monthly: 'Monthly report', metrics: 'Metrics', policy: 'Policy packs', parks: 'Parks', carriers: 'Carriers', opportunities: 'Project library', industries: 'Industries', organisations: 'Organisations', users: 'Users', roles: 'Roles', tokens: 'API tokens', audit: 'Audit log', health: 'System health', more: 'More',
    groups: { work: 'Work', numbers: 'Numbers', administration: 'Administration' },
  },
  login: {
    title: 'Sign in', username: 'Username', password: 'Password', submit: 'Sign in', bothNeeded: 'Enter your username and password', promise: 'Log once, report everywhere.\nOpen any number.', promiseMore: 'A project is recorded once, from lead to production; ledgers, monthly reports and assessment counts all come from that record, and each figure opens down to its projects, evidence and source.',
    again: 'Your session has ended; please sign in again', againHint: 'What you typed is still here. What you were doing goes on once you have signed in.', giveUp: 'Give up and go back', demonstrationLogins: 'Demonstration logins', demonstrationHint: 'This is a demonstration: choose a login to fill it in. Password %{password}',
  },
  account: {
    menu: 'Account menu', logout: 'Sign out', themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    password: { title: 'Change password', saved: 'Password changed', hint: 'At least 10 characters, not the username' },
  },
  jump: { open: 'Search', placeholder: 'Search projects, companies, parks, people', hint: 'Name, pinyin, initials or code', recent: 'Opened last', places: 'Pages', failed: 'The search failed; please try again.' },
  form: {
    save: 'Save', saved: 'Saved', cancel: 'Cancel', discard: 'Discard what you typed?', required: 'Required', checkFields: 'Please correct the fields marked', colon: ': ', none: 'None', clear: 'Clear', open: 'Open', close: 'Close',
    unit: 'Unit', wan: '10k yuan', notAmount: 'Not an amount', notNumber: 'Must be a number', precision: 'Precision', notDay: 'Not a date; e.g. 2026-03-31', dayFormat: 'yyyy-mm-dd', pickDay: 'Pick a day', nothingFound: 'Nothing found',
  },
  stale: {
    title: 'Somebody saved first', hint: 'This record was changed since you opened it. These fields differ; choose which to keep. The others are not affected.', noClash: 'This record was changed since you opened it, but not where you changed it. You can save.',
    mine: 'My change', theirs: 'Now', save: 'Save as chosen', back: 'Back to editing',
  },
  list: {
    search: 'Search', filters: 'Filters', clearFilters: 'Clear filters', showResults: 'Show results', from: 'From', to: 'To', atLeast: 'At least', atMost: 'At most', other: 'somebody else’s', yes: 'Yes', no: 'No', columns: 'Columns',
    defaultColumns: 'Default columns', export: 'Export to Excel', perPage: 'Rows a page',
    rowsAPage: '%{size} a page', range: '%{first}–%{last} of %{all}', previous: 'Previous page', next: 'Next page', selectAll: 'Select this page', selectRow: 'Select this row', selected: '%{count} selected',
    unselect: 'Unselect', noMatch: 'Nothing matches',
  },
  units: { mu: 'mu', squareMetres: 'm²', people: 'people' },
};
