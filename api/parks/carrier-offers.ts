import { Injectable } from '@nestjs/common';
import type { CarrierOffers } from '../../shared/contracts/places.js';
import type { CarrierKind, CarrierStatus } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { findRow } from '../core/database/rows.js';
import { badRequest } from '../core/errors.js';
import { industryLineage } from '../identity/domain/industry-table.js';
import { Industry } from '../identity/entities.js';
import { CarriersService } from './carriers.service.js';
import { offersFor } from './domain/offers.js';

export interface OfferQuestion { squareMetres?: string; mu?: string; industryCode?: string; parkId?: string }

interface CandidateRow {
  id: number; kind: CarrierKind; status: CarrierStatus; freeCenti: number; areaCenti: number; idleSince: string | null;
  leadingIndustryCodes: string | null; restrictedIndustryCodes: string | null; restrictedIndustries: string;
}

/** What 003 §三(八) asks for: projects first make use of idle factories in the parks. */
const SOURCE = '003 §三(八)';
const MOST_CANDIDATES = 5_000;
const MOST_OFFERS = 50;

/** Carriers for a project's need, with the reasons for their order. */
@Injectable()
export class CarrierOfferService {
  constructor(private readonly database: Database, private readonly carriers: CarriersService) {}

  /** @throws 400 for a need that cannot be read or an unknown industry */
  async offers(question: OfferQuestion): Promise<CarrierOffers> {
    const squareMetres = amount('squareMetres', question.squareMetres);
    const mu = amount('mu', question.mu);
    const parkId = amount('parkId', question.parkId);
    const industry = question.industryCode ? await findRow(this.database, Industry, { code: question.industryCode }) : undefined;
    if (question.industryCode && !industry) throw badRequest('validation', {}, [{ path: 'industryCode', code: 'unknown-reference' }]);
    const candidates = await this.database.query<CandidateRow>(
      `SELECT c.\`id\`, c.\`kind\`, c.\`status\`, c.\`areaCenti\`, c.\`areaCenti\` - c.\`reservedCenti\` - c.\`occupiedCenti\` AS \`freeCenti\`, c.\`idleSince\`, k.\`leadingIndustryCodes\`, k.\`restrictedIndustryCodes\`, k.\`restrictedIndustries\`
       FROM \`carrier\` c JOIN \`park\` k ON k.\`id\` = c.\`parkId\` WHERE c.\`archivedAt\` IS NULL AND k.\`archivedAt\` IS NULL AND c.\`status\` IN ('idle', 'available')${parkId === null ? '' : ' AND c.`parkId` = ?'} ORDER BY c.\`id\` LIMIT ${MOST_CANDIDATES}`,
      parkId === null ? [] : [parkId],
    );
    const lineage = industry ? industryLineage(industry.code, industry.section) : [];
    const list = (text: string | null) => (text === null ? [] : (JSON.parse(text) as string[]));
    const need = { squareMetresCenti: squareMetres === null ? null : Math.round(squareMetres * 100), muCenti: mu === null ? null : Math.round(mu * 100), lineage };
    const offers = offersFor(need, candidates.map((row) => ({ ...row, leadingIndustryCodes: list(row.leadingIndustryCodes), restrictedIndustryCodes: list(row.restrictedIndustryCodes), restrictions: list(row.restrictedIndustries) }))).slice(0, MOST_OFFERS);
    const records = new Map((await this.carriers.byIds(offers.map((offer) => offer.id))).map((carrier) => [carrier.id, carrier]));
    return {
      need: { squareMetres, mu, industryCode: industry?.code ?? null, parkId }, source: SOURCE, considered: candidates.length,
      offers: offers.map(({ id, restricted, reasons }) => ({ carrier: records.get(id)!, restricted, reasons })),
    };
  }
}

function amount(path: keyof OfferQuestion, text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) throw badRequest('validation', {}, [{ path, code: 'bad-format' }]);
  return Number(text);
}
