import type { Shape } from '../shape';
import type { supervision as chinese } from '../zh/supervision';

export const supervision: Shape<typeof chinese> = {
  supervision: {
    title: 'Large signed projects', hint: 'Signed projects from the policy’s amount on; the owning unit reports every quarter. One leaves after verified production or termination.', ofProject: 'Quarterly progress as a large project', quarter: 'Quarter', quarterLabel: 'Q%{quarter} %{year}', count: '%{count} projects, agreed', atLeast: 'from', above: 'more than', dueOn: 'due by %{day}',
    unit: 'Unit', completed: 'Completed so far', said: 'said', funds: 'Funds arrived so far', state: 'Reported', progress: 'Progress of the quarter', progressHint: 'How far the project is, what the quarter brought', problems: 'Problems', requests: 'To be coordinated', stated: 'Completed so far, as the unit says', computed: 'By the money ledger up to the quarter’s end:', why: 'Why it is corrected',
    report: 'Report', correct: 'Correct', saved: 'Reported; earlier lines stay', correctedBecause: 'corrected: %{reason}', more: 'Show %{count} earlier quarters', missingOnly: 'Not reported only', problemsOnly: 'With problems or requests only', empty: 'No large signed projects in that quarter', emptyHint: 'Projects at or above the limit that were signed by the quarter’s end appear here by themselves.',
  },
};
