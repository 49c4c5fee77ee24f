import type { Shape } from '../shape';
import type { work as chinese } from '../zh/work';

export const work: Shape<typeof chinese> = {
  projects: {
    terminatedLeftOut: 'Terminated projects are left out', tier: 'Tier', noTier: 'Below the tiers, or no amount stated', create: 'New project', edit: 'Edit: %{name}', search: 'Name, investor or code', empty: 'No projects yet', emptyHint: 'Log a lead, or upload an existing ledger under “Imports”.', mine: 'My projects', outsidePark: 'outside parks', countyOutside: 'County (outside parks)',
    nextStepBy: 'next step %{day}', investorsHint: 'Companies on record are offered as you type', next: 'What is next', emptyFields: '%{count} fields are still empty',
    chain: 'What it continues and what continues it', chainPlaces: { before: 'Before', after: 'After' }, countedBefore: 'Counted with the earlier project:', increment: 'counts by its increment of',
    chainCounts: { 're-signed': 'Counts once with the project before; what that one has reached does not count again.', relocated: 'Counts once with the project before; what that one has reached does not count again.', 'later-phase': 'A later phase of the same contract: neither the project nor its amount counts again.', expansion: 'Counts as a project of its own, its amount by the increment only.' },
    sections: { basics: 'Basics', belonging: 'Place and responsibility', investment: 'Investment and scale', chain: 'The project it continues (so that it counts once)', plan: 'Plan', content: 'Content and progress', extra: 'Other ledger columns, as printed' },
    tabs: { overview: 'Overview', money: 'Money', ledger: 'Ledger', activities: 'Activities', files: 'Files' },
    duplicates: { found: 'This may be on record already:', elsewhere: '%{count} similar projects are registered by other units, outside your scope.' },
  },
  columns: { agreedWan: 'Agreed (10k yuan)', fundsWan: 'Arrived (10k yuan)', completedWan: 'Completed (10k yuan)', amountWan: 'Amount (10k yuan)', place: 'Place', nextStep: 'Next step', verification: 'Review' },
  stage: {
    title: 'Advance', submit: 'Record', saved: 'Recorded; awaiting review', to: 'Advance to', stages: 'Stages', milestones: 'Milestones', reasonHint: 'Needed when a stage is skipped, dates are out of order, or the gate is bypassed', inferred: 'inferred from a later stage', planned: 'planned %{day}',
  },
  gate: {
    needs: 'Still needed for “%{to}”', ready: 'Ready for “%{to}”', advance: 'Advance to %{to}', field: 'to fill in', evidence: 'evidence', checkedOnSave: 'Everything this stage needs is checked on saving; all that is missing is listed at once.',
    bypass: 'Bypass the gate', bypassHint: 'Needs a reason; the ledger shows the bypass.',
  },
  status: {
    titles: { active: 'Resume the project', suspended: 'Suspend the project', terminated: 'Terminate the project' }, actions: { active: 'Resume', suspended: 'Suspend', terminated: 'Terminate' },
    hints: { active: 'Why it resumes', suspended: 'Why it is suspended, and the plan for it', terminated: 'A terminated project cannot be advanced; a mistake can be corrected' },
  },
  amounts: { funds: 'Record funds arrived', completed: 'Record completed investment', note: 'Note' },
  correction: { title: 'Correct', submit: 'Record correction', saved: 'The correction is recorded', hint: 'The original stays in the ledger, struck through; the correction is a row of its own and is reviewed again. Evidence missing or wrong: void this row and record it anew with its files.', void: 'Void this row' },
  ledger: {
    title: 'Ledger', corrects: 'Correction', corrected: 'Corrected', bypassed: 'Gate bypassed', reason: 'Reason: %{reason}', recorded: 'recorded by %{name}, %{at}', correct: 'Correct', changedFields: '%{count} fields',
  },
  evidence: {
    title: 'Evidence', kind: 'Kind', upload: 'Upload', remove: 'Remove %{name}', empty: 'No files yet', emptyHint: 'Files uploaded with stages and funds appear here.', file: 'File', proves: 'Proves', uploaded: 'Uploaded',
  },
  reviews: {
    title: 'Review %{count} records', passTitle: 'Pass %{count} records', rejectTitle: 'Reject %{count} records', rejectThese: 'Reject %{count}', verdict: 'Verdict', pass: 'Pass', reject: 'Reject', note: 'Note', noteNeeded: 'A rejection needs a reason', submit: 'Submit', saved: 'Verdict recorded', noEvidence: 'No evidence', rejectedBy: ': rejected',
    passedBy: ': passed', reviewThese: 'Review %{count} records', empty: 'Nothing waits for review', emptyHint: 'Stages, milestones and funds appear here once recorded.', event: 'Event', project: 'Project', recorded: 'Recorded', evidence: 'Evidence',
    notYours: 'The records chosen are not for you to review, or are your own', passThese: 'Pass %{count}', cuts: { county: 'For county review', city: 'For city verification', recorder: 'Rejected', all: 'All' },
  },
  companies: {
    create: 'New company', edit: 'Edit: %{name}', name: 'Company name', search: 'Name or credit code', empty: 'No companies yet', projects: 'Projects', settled: 'Settled', settledIn: '%{park}, %{day}', codeWarning: 'The check character of the credit code does not match',
    archived: 'Show archived', similar: 'This may be on record already: ', region: 'Seat', industry: 'Industry', details: 'Details', import: 'Import companies', group: 'Group', aliases: 'Other names', rankings: 'Rankings and titles', rankingList: 'List or title', rankingYear: 'Year', rankingPosition: 'Place',
    addRanking: 'Add a ranking', anchor: 'Chain leader', anchorShort: 'Chain leader', stopped: 'Stopped', stoppedOn: 'Stopped on', resumedOn: 'Resumed on', stop: 'Record a stop', resume: 'Record resumption', disposal: 'Disposal', plan: 'Disposal plan', stoppedSince: 'Stopped since %{day}', stopTypes: { stopped: 'stopped', resumed: 'resumed' },
    settledSomeday: '%{park}, day unknown', settledState: 'Settlement', notSettled: 'Not settled yet', settledRule: 'The project company is registered and holds land, a factory or a lease in a park, on the later of the two dates; a company counts once in the city, at its first park.', credited: 'Credited', missing: 'missing: %{what}', noPark: 'park', dayUnknown: 'day unknown',
    members: 'Companies of the group', groupProjects: 'Projects of the group', changes: 'Changes', matches: '“%{name}” may be on record: ', because: { name: 'same name', 'credit-code': 'same credit code', alias: 'another name of it', 'similar-name': 'similar name', pinyin: 'sounds alike' }, redirected: '“%{name}” was merged into this company',
    merge: 'Merge', mergeTitle: 'Merge %{name}', mergeWith: 'Is the same as', mergeHint: 'One company remains, with the projects, contacts and group members of both; it can be undone.', mergeChoose: 'Choose the other record of this company first', mergeSurvivor: 'Which one remains', mergeSuggested: 'suggested', mergeWhy: 'Suggested: the one with a credit code; else with more projects; else the older record.', mergeProjects: '%{count} projects', mergeSince: 'on record since %{day}', mergeInto: 'Merge into “%{name}”', mergeKept: 'Kept', mergeGone: 'Merged', mergeMoves: 'To be moved: %{moves}', mergeNothing: 'No projects, contacts or group members to move',
    mergeNames: 'Other names after the merge: %{names}', mergeDone: 'Merged', moved: { projects: '%{count} projects', contacts: '%{count} contacts', members: '%{count} group members', merged: '%{count} companies merged before' },
    mergeFields: { name: 'Name', creditCode: 'Credit code', regionCode: 'Seat', industryCode: 'Industry', groupId: 'Group', anchor: 'Chain leader', stoppedOn: 'Stopped', remarks: 'Remarks' },
    merges: 'Merges', mergedInto: '“%{merged}” into “%{survivor}”', mergeUndone: 'Undone by %{by} (%{at})', undoMerge: 'Undo the merge', undoMergeHint: '“%{name}” becomes a company of its own again, and what was moved goes back. It is refused, with the reasons, when something it touched was changed since.',
  },
  contacts: {
    people: 'People', create: 'Add a contact', edit: 'Edit contact', empty: 'No contacts yet', name: 'Name', title: 'Position', wechat: 'WeChat', notes: 'Notes', masked: 'shortened: you may not read it whole', elsewhere: '%{count} more contacts are kept by other organisations', archive: 'Archive the contact', archiveHint: '“%{name}” will no longer be shown; the data is kept.',
    erase: 'Erase personal data', eraseHint: 'Name, telephone and all other data of “%{name}” will be wiped for good, also from imports and their files; only a record that it happened remains. This cannot be undone.', reasonHint: 'Goes into the audit log: no personal data here', erased: 'The data of a contact was erased on %{at}',
  },
  parks: {
    create: 'New park', edit: 'Edit: %{name}', name: 'Park name', search: 'Search parks', empty: 'No parks yet', emptyHint: 'Projects can land in a park once it is here.', organisation: 'Run by', region: 'County', projects: 'Projects',
    land: 'Remaining / planned land (mu)', details: 'About the park', tagHint: 'Press Enter after each',
  },
  organisations: { create: 'New organisation', edit: 'Edit: %{name}', name: 'Name', search: 'Search organisations', empty: 'No organisations yet', kind: 'Kind', region: 'Region', archiveHint: 'It is no longer offered in choices; its history stays.' },
  users: {
    create: 'New user', edit: 'Edit: %{name}', search: 'Name or username', empty: 'No users yet', organisation: 'Organisation', lastLogin: 'Last sign-in', never: 'never', status: 'Status', locked: 'Locked', lockedUntil: 'Too many failed attempts; locked until %{at}', unlockHint: 'setting a new password unlocks it',
    statuses: { active: 'Active', disabled: 'Disabled' }, disable: 'Disable', enable: 'Enable', passwordNew: 'First password', passwordReset: 'New password', passwordResetHint: 'Leave empty to keep it; at least 10 characters', disableHint: 'The user can no longer sign in; the history stays.', enableHint: 'The user can sign in again.',
  },
  roles: { hint: 'Roles come with the product: what can be done and how far it reaches. Give them under “Users”.', scopes: { city: 'whole city', subtree: 'organisation and below', own: 'own organisation' }, users: '%{count} users', permission: 'Permission', granted: 'granted' },
  tokens: {
    title: 'API tokens', hint: 'For programs; a token may do what you may do. It is shown once: save it at once.', create: 'New token', name: 'Purpose', empty: 'No tokens yet', expires: 'Expires', lastUsed: 'Last used', never: 'never', revoked: 'Revoked',
    revoke: 'Revoke', revokeConfirm: 'Programs that use this token lose access at once.', made: 'Token made', madeHint: 'Copy and save it; it is not shown again.', copy: 'Copy', copied: 'Copied', days: 'Valid for days', state: 'State', active: 'Valid', expired: 'Expired',
  },
  health: {
    title: 'System health', system: 'System', jobs: 'Recurring jobs', state: 'State', ready: 'Running', notReady: 'Starting or stopping', startedAt: 'This server started', version: 'Version', database: 'Database', databaseSize: 'Size of the database', schema: 'Schema',
    dataDir: 'Data directory', free: 'Free on its disk', counting: 'Being counted', outbox: 'Events waiting', unsealed: 'Audit entries not sealed', nothing: 'None', waiting: '%{count}, the oldest %{since}', lastBackup: 'Last backup', noBackup: 'None on record', backupHint: 'There has been no backup yet. Run on the server:',
    failedJobs: 'The last run of %{count} jobs failed; see below why', job: 'Job', schedule: 'When (cron)', lastRun: 'Last run', outcome: 'Outcome', never: 'Not yet', outcomes: { done: 'Done', failed: 'Failed' },
    jobNames: { 'deliver-outbox': 'Deliver events', 'recover-imports': 'Recover interrupted imports', 'seal-audit': 'Seal the audit log', 'remind-returns': 'Ask for missing quarterly lines', 'forget-expired': 'Forget expired sessions and request keys' },
  },
  audit: {
    title: 'Audit log', hint: 'Every write, sign-in and export leaves an entry that nobody can change or remove.', search: 'Search user, action, number', empty: 'No entries yet', at: 'Time', user: 'User', action: 'Action', entity: 'About', ip: 'Address', system: 'System',
    open: 'Details', request: 'Request', number: 'Entry number', code: 'Action code', sealed: 'Seal', isSealed: 'Sealed', notSealed: 'Not sealed yet', verify: 'Verify the whole log',
    lastSeal: 'Last seal: number %{id}, %{at}.', nothingWaits: 'Every entry is sealed.', waits: '%{count} not sealed yet, the oldest written %{since}.', intact: 'The log is intact: nothing was changed, removed or inserted', broken: 'The log is not intact: %{count} problems found',
    checked: '%{at}: %{entries} entries and %{seals} seals recomputed.', head: 'Check value of the last seal (number %{id}). Note it elsewhere to show later that nothing before it was rewritten:', entryNumber: 'Entry %{id}', sealNumber: 'Seal %{id}', overEntries: 'over entries %{entries}', moreProblems: '%{count} more',
  },
  imports: {
    title: 'Imports', hint: 'xlsx or csv. Preview first, then import; a whole import can be undone.', drop: 'Drop a file here, or click to choose one', dropHint: 'xlsx or csv; headings may be merged, amounts and dates in any form: what cannot be read for certain is listed cell by cell for you to decide', empty: 'No imports yet',
    template: 'Empty template',
    kindHints: {
      users: 'A file holds no passwords: nobody can sign in to a new account until an administrator has set its password.', funds: 'Entries go by the project’s code, else its name (and park, where several are called so). They are only added: corrections and an undo leave counter-entries.',
      carriers: 'Carriers go by park and code; who occupies them is the kind “Occupancy of carriers”.', occupancies: 'A stay goes by its carrier, project and first day, in any order. On no day may a carrier be over-full; land is taken whole. Corrections and an undo leave acts that void or release.', activities: 'Activities go by day, kind, company and subject. An undo deletes those of the import, unless files or next steps belong to them.',
    },
    kind: 'Holds', file: 'File', rows: 'Rows', status: 'Status', by: 'By', at: 'Uploaded', decisions: 'to decide: %{count}',
    steps: { mapping: 'Columns', preview: 'Problems', apply: 'Import' },
    mapping: {
      title: 'What each column holds', hint: 'Guessed from the headings; change what is wrong. Columns without a home are kept with the project as printed.', field: 'Holds', keep: 'Keep as printed', save: 'Read the rows', missing: 'Say which column holds: %{fields}', recordHint: 'Guessed from the headings; change what is wrong. Columns without a home are kept with the import.', unit: 'Unit: %{unit}', twice: 'Several columns hold “%{field}”; keep one', change: 'Change columns',
    },
    counts: { total: 'Total', ready: 'Ready', decision: 'To decide', error: 'Errors', unchanged: 'Unchanged', setAside: 'Set aside', applied: 'Imported', undone: 'Undone' },
    running: { previewing: 'Reading…', applying: 'Importing…', progress: '%{done} of %{total} rows.', leave: 'You may leave this page; the work goes on.' },
    groups: { rate: 'Yuan for one unit', useRate: 'Convert at this rate', moreTexts: '%{count} more texts', rest: 'Rest: %{choice}', taken: 'Chosen: %{choice} (rows: %{rows})', year: 'Year', useYear: 'All in %{year}', title: 'Problems by kind', hint: 'The same problem in the same column can be decided for all its rows.', rows: 'Rows: %{rows}', open: 'Undecided: %{open}', allDecided: 'all decided', all: 'All: %{choice}', examples: 'e.g.', none: 'Everything could be read', more: '1 more kind (decided, or for information) |||| %{smart_count} more kinds (decided, or for information)', fewer: 'Show fewer' },
    row: 'Row %{row}', fix: 'Change', edited: 'Save as typed', search: 'Search rows', allVerdicts: 'All', noRows: 'No such rows', details: 'Whole row', asRead: 'As read', asPrinted: 'As printed',
    duplicates: { because: { code: 'same code', identity: 'same name, investors and region', 'similar-name': 'similar name', record: 'already on record' }, now: 'now', file: 'in the file' },
    choices: { keepPrinted: 'Keep as printed', takeValue: 'Take %{value}', 'leave-empty': 'Leave empty, keep the text', 'use-suggestion': 'Take the suggestion', 'set-aside': 'Set the row aside', create: 'Import as a new project', use: 'Update the existing project', createRecord: 'Import as a new record', useRecord: 'Update the existing record' },
    sheet: 'The sheet “%{read}” was read; not read: %{others}. To import another sheet, save it as a file of its own.',
    wholeRow: 'Whole row', takeBack: 'Take back in', open: 'Open and change',
    apply: {
      button: 'Import 1 row |||| Import %{smart_count} rows', ready: '1 row will be imported. |||| %{smart_count} rows will be imported, all or none.', setAside: 'Rows with errors or set aside: %{count}. Download them, mend them and upload again.', open: 'Rows that still need a decision: %{count}', nothing: 'No rows to import', done: '1 project imported |||| %{smart_count} projects imported', viewProjects: 'Show the projects', recordsDone: '1 record imported |||| %{smart_count} records imported', viewRecords: 'Show them', undoRecords: 'Records it made are archived and what it changed is put back. It is refused when somebody changed or used them since.', recordsUndone: 'Records it made are taken back and its changes put back. The same file, or a mended one, can be uploaded again.', failedRows: 'Download rows left out', undo: 'Undo the import',
      undoTitle: 'Undo this import?', undoText: 'Its ledger rows are voided and the projects it made are withdrawn. It is refused when somebody changed them since.', undone: 'This import was undone (1 row) |||| This import was undone (%{smart_count} rows)', undoneText: 'Its ledger rows are voided and the projects it made are withdrawn; both stay on record. The same file, or a mended one, can be uploaded again; its projects will then have new codes.', again: 'Upload again', appliedBy: 'Imported by %{name} at %{at}', undoneBy: 'Undone by %{name} at %{at}', failed: 'Failed',
    },
  },
};
