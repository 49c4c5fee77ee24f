import type { Shape } from '../shape';
import type { plans as chinese } from '../zh/plans';

export const plans: Shape<typeof chinese> = {
  batches: {
    title: 'Rolling batches', hint: 'The yearly plan: to be signed, under construction, producing. The plan is one thing, what the ledger says was reached another; both stay.', empty: 'No plan for %{year} yet', emptyHint: 'Let planned dates propose one and choose, or pick projects in the list.', emptyColumn: 'No projects',
    planned: '%{count} planned', reached: '%{count} reached', dueBy: 'by %{day}', carriedFrom: 'carried over from %{year}: %{reason}', showAll: 'Show all %{count}', editEntry: 'Edit %{name}', remove: 'Take out of the plan', owner: 'Owner', due: 'Due', dueHint: 'Empty = the end of the year', batch: 'Batch',
    propose: 'Proposal for %{year}', proposeShort: 'Propose from planned dates', proposeHint: 'From stages and planned dates of start and production; only what you choose is planned.', nothingProposed: 'Nothing to propose', confirm: 'Add to the plan', chosen: '%{count} of %{all} chosen', added: 'Added to the plan', plan: 'Plan %{count} projects', planShort: 'Plan for a year',
    verdicts: { new: 'will be added', already: 'planned already', terminated: 'terminated, cannot be planned', unknown: 'outside your scope' },
    carryOver: 'Carry over to %{year}', carryOverShort: 'Carry over', carryOverSubmit: 'Carry over', carried: 'Carried over', carryOverSum: '%{carried} still open will be carried over; the next plan holds %{already} already; %{reached} were reached or ended.',
  },
  certifications: {
    title: 'Certification', hint: 'The city bureau decides by the year (003 annex 1, 3.3); the latest decision rules, all of them stay. Nobody decides on a project that they entered.', empty: 'No candidates in that year', emptyHint: 'Projects signed in the year appear here.', undecided: 'undecided', verdict: 'Decision', origin: 'Certified origin', number: 'Decision number', decidedOn: 'Decided on', signedOn: 'Signed on', own: 'entered by you',
    decide: 'Decide on %{count}', count: '%{count} projects', submit: 'Decide', saved: 'The decision is recorded', refusals: '%{count} projects cannot be decided on so; take them out of the selection first.',
  },
};
