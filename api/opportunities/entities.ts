import { Entity } from 'typeorm';
import type { CooperationMode, OpportunityState } from '../../shared/vocabulary.js';
import { Code, Fen, Id, Instant, Int, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A packaged project offered to investors. */
@Entity('opportunity')
export class Opportunity {
  @Id() id!: number;
  @Line(20) code!: string;
  @Line() name!: string;
  @Line(220) nameKey!: string;
  @Ref() organisationId!: number;
  @Ref(optional) parkId!: number | null;
  @Line(12, optional) regionCode!: string | null;
  @Line(10, optional) industryCode!: string | null;
  @Line(100, optional) chain!: string | null;
  @Fen(optional) expectedInvestmentFen!: number | null;
  @Fen(optional) expectedOutputFen!: number | null;
  @Fen(optional) landMuCenti!: number | null;
  @Fen(optional) factorySquareMetresCenti!: number | null;
  @Code(optional) cooperation!: CooperationMode | null;
  @LongText(optional) content!: string | null;
  @LongText(optional) brief!: string | null;
  @Line(100, optional) contactUnit!: string | null;
  @Line(60, optional) contactName!: string | null;
  @Line(40, optional) contactPhone!: string | null;
  @Code() state!: OpportunityState;
  @Instant(optional) publishedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** A carrier that goes with an opportunity. */
@Entity('opportunity_carrier')
export class OpportunityCarrier {
  @Id() opportunityId!: number;
  @Id() carrierId!: number;
}

/** Every change of state, and every lead that came of it (then with the project). Append-only. */
@Entity('opportunity_event')
export class OpportunityEvent {
  @Id() id!: number;
  @Ref() opportunityId!: number;
  @Code(optional) fromState!: OpportunityState | null;
  @Code() toState!: OpportunityState;
  @LongText(optional) reason!: string | null;
  @Ref(optional) projectId!: number | null;
  @Instant() recordedAt!: string;
  @Ref(optional) recordedById!: number | null;
}
