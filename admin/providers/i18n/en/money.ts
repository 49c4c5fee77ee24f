import type { Shape } from '../shape';
import type { money as chinese } from '../zh/money';

export const money: Shape<typeof chinese> = {
  money: {
    title: 'Money ledger', hint: 'Funds arrived and completed investment are two series that are never added together; every row opens its project’s ledger.', empty: 'No money recorded yet', emptyHint: 'Once signed, record funds or completed investment on the project page.', panel: 'Money', agreed: 'Agreed', arrived: 'Funds arrived', completed: 'Completed',
    remaining: 'Still to arrive', beyond: 'Beyond the agreed', beyondHint: 'Funds arrived go beyond the agreed investment by %{amount}: check the agreed amount or the entries.', willExceed: 'With this, %{total} will have arrived, more than the agreed %{agreed}; it can be recorded and will be marked.', verified: 'verified %{amount}', noAgreed: 'no agreed investment yet',
    entries: 'Entries', origins: 'By origin of the funds', unstated: 'Not stated', byYear: 'Planned and done, by year', year: 'Year', yearText: '%{year}', planned: 'Planned', rate: 'Done', undated: 'No date', planYear: 'Plan a year', planned_saved: 'The yearly plan is in the ledger', yearBad: 'Four digits, please',
    phases: 'Phases', phase: 'Phase', wholeProject: 'The whole project', editPhases: 'Edit phases', addPhase: 'Add a phase', removePhase: 'Remove', phaseName: 'Name', phaseNumber: 'Phase %{number}', phaseHint: 'Each phase has its own stage, dates and amount; the project counts once. The first phase to reach a stage moves the project there.', notBegun: 'not begun',
    phaseSum: 'The phases come to %{sum}', phaseMatches: ', as agreed', phaseBelow: ', %{difference} less than agreed: a phase may be missing, or the agreed amount has changed', phaseAbove: ', %{difference} more than agreed: check the phases, or the agreed amount was not brought up to date',
    currency: 'Currency', yuan: 'Yuan', foreignAmount: 'Foreign amount', rateLabel: 'Rate (yuan for one unit)', rateOn: 'Rate of', rateSource: 'Source of the rate', rateSourceExample: 'such as: central parity rate, CFETS', converted: '= %{amount} (rounded half up to the fen)', atRate: '%{foreign} at %{rate} of %{rateOn}', noRate: '%{foreign}, no rate yet and not converted', giveRate: 'Give the rate',
    bypass: 'Exception: before the signing', bypassHint: 'The money is dated before the signing; needs a reason and shows in the ledger.', notSigned: 'The project is not signed; no money can be recorded.', series: 'Series', inAll: 'All that match', ofWhich: 'Arrived, %{origin}', rows: '%{count} rows', correction: 'Correction', evidence: 'Evidence', noEvidence: 'none', flaggedBeyond: 'beyond agreed', minor: 'minor units', period: 'Date', onlyBeyond: 'Projects beyond the agreed', noDate: 'Without a date',
  },
};
