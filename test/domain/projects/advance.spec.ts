import { missingForGate, nextStage, problemsOfAdvance, type Advance, type Standing } from '../../../api/projects/domain/advance.js';
import { identityKey } from '../../../api/projects/domain/identity-key.js';
import { attributes } from './ledger-builder.js';
import { PROJECT_RULES } from '../../support/base-pack.js';

const complete = attributes({ investors: ['四川中蓝'], agreedInvestmentFen: 21_000_000_000_00, industryCode: 'C', parkId: 3, contentAndScale: '年产20万吨' });
const negotiating: Standing = { project: complete, stage: 'negotiating', status: 'active', reached: [{ stage: 'lead', occurredFrom: '2024-01-02', occurredUntil: '2024-01-03', inferred: false }, { stage: 'negotiating', occurredFrom: '2024-02-01', occurredUntil: '2024-02-02', inferred: false }] };
const sign: Advance = { to: 'signed', occurredOn: '2024-03-15', precision: 'day', evidenceKinds: ['agreement'], reason: null, bypassGate: false };
const codes = (standing: Standing, advance: Advance) => problemsOfAdvance(PROJECT_RULES, standing, advance, '2024-06-01', 'zh').map((problem) => problem.code);

describe('advancing a project', () => {
  it('lets a complete project through its gate', () => {
    expect(codes(negotiating, sign)).toEqual([]);
  });

  it('lists everything missing at once', () => {
    const problems = problemsOfAdvance(PROJECT_RULES, { ...negotiating, project: attributes() }, { ...sign, evidenceKinds: [], occurredOn: '2024-06-02' }, '2024-06-01', 'zh');
    expect(problems.map((problem) => problem.path)).toEqual(['occurredOn', 'investors', 'agreedInvestmentFen', 'industryCode', 'parkId', 'contentAndScale', 'evidenceIds']);
  });

  it('needs a reason to skip stages or to go against the order of dates', () => {
    expect(codes(negotiating, { ...sign, to: 'built', evidenceKinds: ['acceptance'] })).toEqual(['stage-skipped']);
    expect(codes(negotiating, { ...sign, to: 'built', evidenceKinds: ['acceptance'], reason: '历史项目补录' })).toEqual([]);
    expect(codes(negotiating, { ...sign, occurredOn: '2024-01-15' })).toEqual(['out-of-order']);
    expect(codes(negotiating, { ...sign, occurredOn: '2024-01-15', reason: '先签后谈' })).toEqual([]);
  });

  it('never builds a leased factory, never reaches a stage twice, never moves a terminated project', () => {
    const leased = { ...negotiating, project: { ...complete, landMode: 'leased-factory' as const } };
    expect(codes(leased, { ...sign, to: 'built', evidenceKinds: ['photo'], reason: 'x' })).toContain('unknown-transition');
    expect(nextStage(PROJECT_RULES, { project: leased.project, stage: 'started' })).toBe('producing');
    expect(codes(negotiating, { ...sign, to: 'lead' })).toContain('stage-already-reached');
    expect(codes({ ...negotiating, status: 'terminated' }, sign)).toContain('project-terminated');
  });

  it('lets an inferred stage be given its date', () => {
    const imported: Standing = { ...negotiating, stage: 'started', reached: [{ stage: 'signed', occurredFrom: '0001-01-01', occurredUntil: '2024-05-01', inferred: true }, { stage: 'started', occurredFrom: '2024-04-30', occurredUntil: '2024-05-01', inferred: false }] };
    expect(codes(imported, sign)).toEqual([]);
  });

  it('bypasses the gate only with a reason', () => {
    const bare = { ...negotiating, project: attributes() };
    expect(codes(bare, { ...sign, evidenceKinds: [], bypassGate: true })).toEqual(['reason-required']);
    expect(codes(bare, { ...sign, evidenceKinds: [], bypassGate: true, reason: '市政府专题会议定' })).toEqual([]);
  });

  it('accepts any one of alternative kinds of evidence', () => {
    expect(missingForGate(PROJECT_RULES, complete, 'started', ['photo'], 'zh')).toEqual([]);
    expect(missingForGate(PROJECT_RULES, complete, 'started', [], 'zh')).toEqual([{ kind: 'evidence', code: 'permit|photo', label: '施工许可或现场照片（含时间地点）' }]);
  });
});

describe('the identity of a project', () => {
  it('does not depend on the order of investors, on width, case or punctuation', () => {
    expect(identityKey('ＡＢ项目（一期）', ['甲公司', '乙公司'], '150404')).toBe(identityKey('ab项目(一期)', ['乙公司', ' 甲公司'], '150404'));
    expect(identityKey('A项目', [], '150404')).not.toBe(identityKey('A项目', [], null));
  });
});
