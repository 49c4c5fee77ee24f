import type { zh } from '../zh';

export const fields: Record<keyof typeof zh.fields, string> = {
  name: 'Project name', code: 'Project code', investors: 'Investors', projectCompanyId: 'Project company', organisationId: 'Responsible unit', introducingOrganisationId: 'Introducing unit', parkId: 'Park',
  regionCode: 'County', parkText: 'Park (as text)', officerId: 'Officer', leaderInCharge: 'Leader in charge', team: 'Team', industryCode: 'Industry (GB/T 4754)', industryText: 'Industry', kind: 'Kind',
  landMode: 'Land', predecessorId: 'Project before', succession: 'How it continues it', countedBeforeFen: 'Of the agreed amount, counted before', countedWithId: 'Counts with', attractionMode: 'Attraction mode', origin: 'Capital origin', source: 'Source of the lead', agreedInvestmentFen: 'Agreed investment', agreedInvestmentQualifier: 'Qualifier (about, over)',
  foreignAmountMinor: 'Foreign amount', currency: 'Currency', exchangeRate: 'Exchange rate', exchangeRateOn: 'Rate of', exchangeRateSource: 'Source of the rate', phases: 'Phases', phase: 'Phase', exchange: 'Foreign currency', year: 'Year', series: 'Series', fixedAssetInvestmentFen: 'Fixed-asset investment', plannedThisYearFen: 'Planned this year', landMu: 'Land', factorySquareMetres: 'Factory space',
  expectedOutputFen: 'Expected yearly output', expectedTaxFen: 'Expected yearly tax', jobs: 'Jobs', plannedStartOn: 'Planned start', plannedBuiltOn: 'Planned completion', plannedProducingOn: 'Planned production',
  contentAndScale: 'Content and scale', progressNote: 'Visible progress', problems: 'Problems', remarks: 'Remarks', confidential: 'Confidential', extra: 'Other ledger columns', stage: 'Stage', status: 'Status',
  signedOn: 'Signed on', startedOn: 'Started on', builtOn: 'Built on', producedOn: 'Producing since', fundsArrivedFen: 'Funds arrived', completedInvestmentFen: 'Completed investment', nextStepOn: 'Next step on',
  updatedAt: 'Updated', createdAt: 'Created', occurredOn: 'Date', occurredOnPrecision: 'Precision', reason: 'Reason', amountFen: 'Amount', note: 'What happened', nextStep: 'Next step',
  to: 'Advance to', evidenceIds: 'Evidence', bypassGate: 'Bypass', verdict: 'Verdict', void: 'Void', username: 'Username', displayName: 'Name', password: 'Password', currentPassword: 'Current password',
  newPassword: 'New password', phone: 'Phone', email: 'E-mail', roles: 'Roles', locale: 'Language', parentId: 'Under', creditCode: 'Unified social credit code', aliases: 'Other names', shortName: 'Short name',
  leadingIndustries: 'Leading industries', targetRegions: 'Target regions', directions: 'Directions', restrictedIndustries: 'Restricted industries (environmental planning)', totalLandMu: 'Planned land', remainingLandMu: 'Remaining land',
  infrastructure: 'Infrastructure', expiresOn: 'Expires on', expiresAt: 'Expires', projectCompany: 'Project company', parkName: 'Park', organisationName: 'Unit', introducingUnit: 'Introducing unit', milestones: 'Milestones',
  signedOnPrecision: 'Precision of signing date', startedOnPrecision: 'Precision of start date', builtOnPrecision: 'Precision of completion date', producedOnPrecision: 'Precision of production date', importBatchId: 'Import', file: 'File',
  what: 'Next step', dueOn: 'Due', ownerId: 'Owner', startsAt: 'Time', place: 'Place', subject: 'Subject', companyId: 'Company', companyName: 'Company', people: 'People met', notes: 'Notes', result: 'Result', projectIds: 'Projects', participantIds: 'Our people', newLead: 'New lead',
  startsOn: 'First day', endsOn: 'Last day', organiser: 'Organiser', cooperators: 'Cooperating units', companies: 'Companies attending', peopleCount: 'People attending', costFen: 'Cost', outcome: 'What came of it', cancelledReason: 'Called off because', nextStepDueOn: 'Due',
};
