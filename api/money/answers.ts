import type { MoneyEntry, MoneyPanel, MoneySum, MoneySummary } from '../../shared/contracts/money.js';
import type { Exchange } from '../../shared/contracts/projects.js';
import { DATE_PRECISIONS, MONEY_SERIES, ORIGINS, STAGES, VERIFICATIONS, type DatePrecision, type MoneySeries, type Origin, type Stage, type Verification } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, FlagField, IdField, IntegerField, NestedField, TextField } from '../core/http/fields.js';
import { ExchangeBody } from '../projects/dto.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/money.ts`. */
const nullable = { nullable: true } as const;

export class MoneyEntryAnswer implements MoneyEntry {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ChoiceField(MONEY_SERIES) series!: MoneySeries;
  @FenField() amountFen!: number;
  @NestedField(() => ExchangeBody, nullable) exchange!: Exchange | null;
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
  @DayField(nullable) occurredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS) occurredOnPrecision!: DatePrecision;
  @ChoiceField(VERIFICATIONS) verification!: Verification;
  @FlagField() bypassedGate!: boolean;
  @FlagField() correction!: boolean;
  @FlagField() beyondAgreed!: boolean;
  @IntegerField({ example: 1 }) evidenceCount!: number;
  @TextField(nullable) reason!: string | null;
  @TextField(nullable) parkName!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField() organisationName!: string;
  @TextField() recordedByName!: string;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) recordedAt!: string;
}

class MoneySumAnswer implements MoneySum {
  @IntegerField({ example: 12 }) count!: number;
  @FenField() amountFen!: number;
  @FenField() verifiedFen!: number;
}

class MoneyOriginAnswer extends MoneySumAnswer {
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
}

class MoneySeriesSums {
  @NestedField(() => MoneySumAnswer) 'funds-arrived'!: MoneySumAnswer;
  @NestedField(() => MoneySumAnswer) 'completed-investment'!: MoneySumAnswer;
}

export class MoneySummaryAnswer implements MoneySummary {
  @NestedField(() => MoneySeriesSums) series!: MoneySeriesSums;
  @NestedField(() => MoneyOriginAnswer, { array: true }) origins!: MoneyOriginAnswer[];
}

class Foreign {
  @IntegerField({ example: 500_000_000 }) amountMinor!: number;
  @TextField({ example: 'USD' }) currency!: string;
  @TextField({ nullable: true, example: '7.1234' }) rate!: string | null;
  @DayField(nullable) rateOn!: string | null;
  @TextField(nullable) source!: string | null;
}

class OriginSum {
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
  @FenField() amountFen!: number;
}

class YearAnswer {
  @IntegerField({ example: 2026 }) year!: number;
  @FenField(nullable) plannedFen!: number | null;
  @FenField() arrivedFen!: number;
  @FenField() completedFen!: number;
}

class Undated {
  @FenField() arrivedFen!: number;
  @FenField() completedFen!: number;
}

class PhaseReached {
  @ChoiceField(STAGES) stage!: Stage;
  @DayField() occurredOn!: string;
  @ChoiceField(DATE_PRECISIONS) precision!: DatePrecision;
  @ChoiceField(VERIFICATIONS) verification!: Verification;
  @IdField() eventId!: number;
}

class PhaseAnswer {
  @IntegerField({ example: 1 }) number!: number;
  @TextField({ example: '一期' }) name!: string;
  @FenField(nullable) agreedInvestmentFen!: number | null;
  @DayField(nullable) plannedStartOn!: string | null;
  @DayField(nullable) plannedBuiltOn!: string | null;
  @DayField(nullable) plannedProducingOn!: string | null;
  @ChoiceField(STAGES, nullable) stage!: Stage | null;
  @NestedField(() => PhaseReached, { array: true }) reached!: PhaseReached[];
}

export class MoneyPanelAnswer implements MoneyPanel {
  @FenField(nullable) agreedFen!: number | null;
  @TextField({ nullable: true, example: '约' }) agreedQualifier!: string | null;
  @NestedField(() => Foreign, nullable) foreign!: Foreign | null;
  @FenField() arrivedFen!: number;
  @FenField() arrivedVerifiedFen!: number;
  @FenField() completedFen!: number;
  @FenField() completedVerifiedFen!: number;
  @FenField({ nullable: true, description: 'Agreed less arrived; negative beyond the agreed amount' }) remainingFen!: number | null;
  @FenField() beyondFen!: number;
  @NestedField(() => OriginSum, { array: true }) origins!: OriginSum[];
  @NestedField(() => YearAnswer, { array: true }) years!: YearAnswer[];
  @NestedField(() => Undated) undated!: Undated;
  @NestedField(() => PhaseAnswer, { array: true }) phases!: PhaseAnswer[];
  @FenField(nullable) phaseSumFen!: number | null;
  @FenField({ nullable: true, description: 'Sum of the phases less the agreed amount' }) phaseDifferenceFen!: number | null;
}
