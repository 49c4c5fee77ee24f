import type { policy as chinese } from '../zh/policy';
import type { Shape } from '../shape';

export const policy: Shape<typeof chinese> = {
  policy: {
    title: 'Policy packs', hint: 'Every number has its unit, period and clause. The city composes its own pack from several documents and adopts it by decision; a year without definition is an error, never last year’s value.', empty: 'No packs yet', search: 'Search by name or code',
    code: 'Code', number: 'Version', name: 'Document', status: 'Standing', items: 'Items', state: 'State', published: 'Published', draft: 'Draft', shipped: 'Came with the product', inForce: 'In force', adoptedFrom: 'Adopted from %{day}', updatedAt: 'Updated',
    compose: 'Compose a pack', write: 'Write a pack', newVersion: 'New version', edit: 'Edit', publish: 'Publish', publishConfirm: 'A published pack never changes; a correction is another version.', publishedDone: 'Published', adopt: 'Adopt',
    reading: 'Read', diff: 'Against its origins', cases: 'Cases', text: 'YAML', source: 'Clause', origin: 'From', period: 'Period', checkedOn: 'Checked on', documents: 'Documents it rests on', issuedOn: 'Issued', sha: 'Checksum',
    says: 'The text', taken: 'Taken as', why: 'Because', readingsOnly: 'With readings only', readings: 'Readings', documentStatus: 'Standing of the document', from: '%{from} to %{until}', find: 'Find an item', noMatch: 'No such item', given: 'Given', expected: 'Answer',
    adoptions: 'Adoptions', adoptionsHint: 'From which day the city goes by which pack, by which decision. Nothing is taken back; a later one takes over.', until: 'until %{day}', untilNow: 'until now', replaced: 'Replaced by one of the same day', builtIn: 'Built in, adopted at the first start', decision: 'By', by: 'Recorded by', today: 'In force today', openItems: 'Items in force', onDay: 'Day',
    inForceTitle: 'Items in force', inForceHint: 'The numbers of this day, each with its clause.',
    problems: '%{count} problems', noProblems: 'Nothing wrong', checking: 'Checking', line: 'Line %{line}', saved: 'Saved', save: 'Save', unsaved: 'Not saved yet', drafted: 'Readable: %{items} items, %{cases} cases',
    changes: { same: 'As it was', changed: 'Changed', own: 'The city’s own', 'left-out': 'Left out' }, onlyChanged: 'Changes only', here: 'This pack', there: 'Origin', noOrigins: 'Nothing here comes from another document', changedFields: 'Changed',
    fields: { kind: 'Kind', value: 'Value', unit: 'Unit', bound: 'Bound', from: 'From', until: 'Until', name: 'Name', reading: 'Readings' },
    composing: { title: 'Compose the city’s pack', packs: 'Pick items from documents', chosen: '%{count} picked', covers: 'Period', keep: 'Left empty, each item keeps its own period', code: 'Code (lower-case letters, digits, hyphens)', packTitle: 'Chinese title', packTitleEn: 'English title', decision: 'The city’s decision', decisionTitle: 'Title of the decision', decisionNumber: 'Document number', issuer: 'Issued by', issuedOn: 'Issued on', submit: 'Make a draft', pickSome: 'Pick at least one item', clash: '"%{key}" is picked from two documents; keep one', all: 'All', baseHint: 'What the system itself needs (gates, paths …) usually comes from common practice.' },
    adopting: { title: 'Adopt %{title}', from: 'From which day on', hint: 'Numbers from this day on go by this pack; earlier ones stay.' },
    every: { once: 'once', month: 'every month', quarter: 'every quarter', 'half-year': 'every half-year', year: 'every year' }, per: { year: 'a year', 'half-year': 'a half-year', quarter: 'a quarter', 'whole-period': 'over the period', 'by-end': 'by the end' },
    of: { city: 'the whole city', 'each-county': 'each county', 'each-park': 'each park', 'each-unit': 'each unit' }, lamps: { green: 'Green', blue: 'Blue reminder', yellow: 'Yellow', red: 'Red', removed: 'Removed' },
    measures: { 'days-overdue': 'Days overdue', 'months-overdue': 'Months overdue', 'months-without-progress': 'Months without progress', 'points-behind': 'Points behind' },
    negotiated: 'Agreed case by case', ratio: 'By ratio', coordinators: 'Coordinated by', afterYear: 'of the next year', minimumFor: 'From %{amount}', orLeader: 'or a leader company', responsible: 'Responsible', cooperating: 'Cooperating', leadingOnly: 'Leading industries only', points: '%{points} points', awards: 'Awards', exclusions: 'Not assessed', method: 'Method', printed: 'printed', halfUp: 'Half up', roundUp: 'Up', roundDown: 'Down', decimals: '%{count} decimals', needs: 'Needs', parties: { origin: 'Origin', host: 'Host', operator: 'Operator' },
  },
};
