import type { AssessmentRunDetail } from '../../shared/contracts/assessment.js';
import type { PolicyPackDetail } from '../../shared/contracts/policy.js';

/** Whoever posts to the API: a client of the application, or of a server. */
interface Poster { post<T>(path: string, body?: object): Promise<{ status: number; body: T }> }

/** Has the city compose a pack with 003's scheme and adopt it from a year on. */
export async function adoptScheme(city: Poster, year = 2026): Promise<void> {
  const composed = await city.post<PolicyPackDetail>('/policy-packs/compose', {
    code: 'city', title: '本市政策参数', titleEn: 'The city’s pack', covers: { from: `${year}-01-01`, until: `${year + 1}-12-31` }, decision: { title: '关于采用政策参数的决定', number: '某招商发〔2026〕3号', issuedOn: '2025-12-20' },
    picks: [{ pack: 'base', items: ['projects.', 'leads.', 'imports.', 'counting.', 'key-projects.', 'supervision.'] }, { pack: '000', items: ['targets.new-companies', 'targets.matchmaking-events'] }, { pack: '003', items: ['assessment.'] }, { pack: '001', items: ['tiers.investment'] }],
  });
  if (composed.status !== 201) throw new Error(`composing a pack answered ${composed.status}: ${JSON.stringify(composed.body)}`);
  const { id } = composed.body;
  const published = await city.post(`/policy-packs/${id}/publish`, {});
  const adopted = await city.post(`/policy-packs/${id}/adopt`, { from: `${year}-01-01`, decisionTitle: '市政府常务会议纪要' });
  if (published.status !== 200 || adopted.status !== 201) throw new Error(`the pack was not adopted: ${JSON.stringify([published.body, adopted.body])}`);
}

/** The assessment of 2026, just set up. */
export async function createRun(city: Poster): Promise<AssessmentRunDetail> {
  await adoptScheme(city);
  const { status, body } = await city.post<AssessmentRunDetail>('/assessment-runs', { year: 2026 });
  if (status !== 201) throw new Error(`setting up an assessment answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
