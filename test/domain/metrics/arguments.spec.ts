import { readArguments } from '../../../api/metrics/domain/arguments.js';
import { MILESTONE, MINIMUM_FEN, ON, VERIFIED_ONLY } from '../../../api/metrics/common-arguments.js';

const SPECS = [MILESTONE, MINIMUM_FEN, ON, VERIFIED_ONLY];

describe('arguments of a metric', () => {
  it('fills in defaults', () => {
    expect(readArguments(SPECS, { minimumFen: 5 })).toEqual({ values: { milestone: 'signed', minimumFen: 5, on: null, verifiedOnly: false }, problems: [] });
  });

  it('names everything that is wrong', () => {
    const { problems } = readArguments(SPECS, { milestone: 'dreamt', minimumFen: -1, on: '2026-02-30', verifiedOnly: 'true', colour: 'red' });
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'args.milestone bad-argument', 'args.minimumFen bad-argument', 'args.on bad-argument', 'args.verifiedOnly bad-argument', 'args.colour unknown-argument',
    ]);
  });
});
