import type { INestApplicationContext } from '@nestjs/common';
import { isMap, isSeq, parseDocument } from 'yaml';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { AdoptionsService } from '../policy/adoptions.service.js';
import { ComposingService } from '../policy/composing.service.js';
import { PacksService } from '../policy/packs.service.js';
import type { PolicyPick } from '../../shared/contracts/policy.js';

/** What the city takes from which document; what the system reads comes from common practice. */
const PICKS: PolicyPick[] = [
  { pack: 'base', items: ['projects.', 'leads.', 'calendar.', 'imports.', 'counting.', 'supervision.', 'targets.pace-lamp'] },
  { pack: '000', items: ['targets.new-companies', 'targets.matchmaking-events', 'industries.leading-count', 'attraction.project-library', 'organisation.training', 'assessment.priority-places'] },
  { pack: '001', items: ['tiers.investment', 'key-projects.', 'supervision.large-signed', 'supervision.return-visits', 'supervision.parks', 'targets.leader-or-large', 'targets.leader-or-large-minimum'] },
  { pack: '002', items: ['attraction.rolling-batches', 'attraction.plan', 'commitments.tracking', 'commitments.indicators'] },
  { pack: '003', items: ['assessment.scheme', 'assessment.due', 'assessment.site-visit', 'assessment.announce', 'assessment.budget', 'enclaves.', 'projects.disposal', 'projects.disposal-ways', 'carriers.idle-first', 'attraction.directions', 'attraction.modes', 'parks.connections'] },
  { pack: '004', items: ['commitments.hang-incentives', 'attraction.chain-map'] },
];

/** Where the city decides otherwise than the document: an event more a year. */
const OWN_AMOUNTS: Readonly<Record<string, number>> = { 'targets.matchmaking-events': 6 };

function withOwnAmounts(yaml: string): string {
  const document = parseDocument(yaml);
  const items = document.get('items');
  if (isSeq(items)) for (const item of items.items) if (isMap(item)) {
    const amount = OWN_AMOUNTS[String(item.get('key'))];
    if (amount !== undefined) item.setIn(['value', 'amount'], amount);
  }
  return document.toString({ lineWidth: 0 });
}

/** The city composes its pack for all its years and adopts it, through the same services as anybody; inside the running unit of work. */
export async function loadPolicy(app: INestApplicationContext, managerId: number, years: { first: number; last: number }): Promise<void> {
  const user = (await app.get(Authenticator).userById(managerId))!;
  const decision = { title: '落地市招商引资政策参数（试行）', number: `落政发〔${years.first - 1}〕28号`, issuer: '落地市人民政府', issuedOn: `${years.first - 1}-12-20` };
  await runInContext({ ...currentContext()!, user, permission: 'policy:manage' }, async () => {
    const packs = app.get(PacksService);
    const draft = await app.get(ComposingService).compose({
      code: 'luodi', title: '落地市招商引资政策参数', titleEn: 'Policy pack of the demonstration city', covers: { from: `${years.first}-01-01`, until: `${years.last}-12-31` }, decision, picks: PICKS,
    });
    await packs.update(draft.id, withOwnAmounts(draft.yaml), draft.version);
    await packs.publish(draft.id);
    await app.get(AdoptionsService).adopt(draft.id, { from: `${years.first}-01-01`, decisionTitle: decision.title, decisionNumber: decision.number, decidedOn: decision.issuedOn });
  });
}
