import fc from 'fast-check';
import { mayGo, missingToPublish, NEEDS_REASON, TRANSITIONS } from '../../../api/opportunities/domain/states.js';
import { OPPORTUNITY_STATES, type OpportunityState } from '../../../shared/vocabulary.js';

const STATES = Object.keys(OPPORTUNITY_STATES) as OpportunityState[];
const complete = { industryCode: '36', parkId: 1, regionCode: null, expectedInvestmentFen: 1, content: '内容', cooperation: 'sole', contactName: '张三', contactPhone: '0830-1' };

test('the map, literally', () => {
  expect(Object.fromEntries(STATES.map((from) => [from, STATES.filter((to) => mayGo(from, to))]))).toEqual({
    draft: ['published', 'withdrawn'], published: ['paused', 'converted', 'withdrawn'], paused: ['published', 'withdrawn'], converted: ['published'], withdrawn: ['draft'],
  });
});

test('no state is a dead end, none follows itself, and nothing is converted that was not on offer', () => {
  for (const state of STATES) {
    expect(TRANSITIONS[state].length).toBeGreaterThan(0);
    expect(mayGo(state, state)).toBe(false);
  }
  expect(STATES.filter((state) => mayGo(state, 'converted'))).toEqual(['published']);
  const walk = fc.array(fc.nat(2), { maxLength: 30 });
  fc.assert(fc.property(walk, (steps) => {
    const path: OpportunityState[] = ['draft'];
    for (const step of steps) {
      const next: readonly OpportunityState[] = TRANSITIONS[path.at(-1)!];
      path.push(next[step % next.length]!);
    }
    path.forEach((state, index) => { if (state === 'converted') expect(path[index - 1]).toBe('published'); });
  }));
});

test('taking something off the market needs a reason', () => expect(NEEDS_REASON).toEqual(['paused', 'withdrawn']));

test('everything an investor must find is named at once', () => {
  expect(missingToPublish(complete)).toEqual([]);
  expect(missingToPublish({ ...complete, parkId: null })).toEqual(['parkId']);
  expect(missingToPublish({ ...complete, parkId: null, regionCode: '511503' })).toEqual([]);
  expect(missingToPublish({ industryCode: null, parkId: null, regionCode: null, expectedInvestmentFen: null, content: '', cooperation: null, contactName: null, contactPhone: null }))
    .toEqual(['parkId', 'industryCode', 'expectedInvestmentFen', 'cooperation', 'content', 'contactName', 'contactPhone']);
});
