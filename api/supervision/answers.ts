import type { LargeProject, LargeProjectsOverview, ProjectQuarter, ProjectReturns, QuarterlyReturn } from '../../shared/contracts/supervision.js';
import { POLICY_BOUNDS, type PolicyBound } from '../../shared/policy.js';
import { DATE_PRECISIONS, PROJECT_STATUSES, RETURN_STATES, STAGES, type DatePrecision, type ProjectStatus, type ReturnState, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/supervision.ts`. */
const nullable = { nullable: true } as const;

export class QuarterlyReturnAnswer implements QuarterlyReturn {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @IntegerField({ example: 2026 }) year!: number;
  @IntegerField({ example: 2 }) quarter!: number;
  @TextField({ max: 2_000 }) progress!: string;
  @FenField({ nullable: true, description: 'Completed investment since the beginning, as the unit says' }) statedFen!: number | null;
  @FenField({ description: 'The same by the money ledger up to the quarter’s end, as it stood when this was reported' }) computedFen!: number;
  @TextField({ ...nullable, max: 2_000 }) problems!: string | null;
  @TextField({ ...nullable, max: 2_000 }) requests!: string | null;
  @TextField({ ...nullable, max: 1_000, description: 'Why an earlier line was corrected' }) reason!: string | null;
  @TextField() reportedByName!: string;
  @TextField() reporterOrganisationName!: string;
  @TextField({ example: '2026-07-06T02:15:00.000Z' }) reportedAt!: string;
  @FlagField({ description: 'False when a later line supersedes it' }) current!: boolean;
}

export class LargeProjectAnswer implements LargeProject {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ListField('text') investors!: string[];
  @ChoiceField(STAGES) stage!: Stage;
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @FenField() agreedInvestmentFen!: number;
  @DayField(nullable) signedOn!: string | null;
  @ChoiceField(DATE_PRECISIONS) signedOnPrecision!: DatePrecision;
  @TextField(nullable) parkName!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField() organisationName!: string;
  @TextField(nullable) officerName!: string | null;
  @FenField({ description: 'By the money ledger up to the quarter’s end' }) fundsArrivedFen!: number;
  @FenField() completedInvestmentFen!: number;
  @ChoiceField(RETURN_STATES) state!: ReturnState;
  @FlagField({ description: 'The caller may report on it' }) mayReport!: boolean;
  @IntegerField({ example: 2026 }) year!: number;
  @IntegerField({ example: 2 }) quarter!: number;
  @NestedField(() => QuarterlyReturnAnswer, nullable) return!: QuarterlyReturn | null;
}

export class LargeProjectsOverviewAnswer implements LargeProjectsOverview {
  @IntegerField({ example: 2026 }) year!: number;
  @IntegerField({ example: 2 }) quarter!: number;
  @DayField({ description: 'The day whose policy decides: the quarter’s last, or today while it runs' }) policyDay!: string;
  @FenField() limitFen!: number;
  @ChoiceField(POLICY_BOUNDS) bound!: PolicyBound;
  @DayField() dueOn!: string;
  @IntegerField({ example: 10 }) dueDays!: number;
  @IntegerField({ example: 41 }) projects!: number;
  @FenField() agreedInvestmentFen!: number;
  @ObjectField({ description: 'How many of each state' }) states!: Record<ReturnState, number>;
}

class ProjectQuarterAnswer implements ProjectQuarter {
  @IntegerField({ example: 2026 }) year!: number;
  @IntegerField({ example: 2 }) quarter!: number;
  @DayField() dueOn!: string;
  @ChoiceField(RETURN_STATES) state!: ReturnState;
  @FenField() computedFen!: number;
  @NestedField(() => QuarterlyReturnAnswer, nullable) return!: QuarterlyReturn | null;
}

export class ProjectReturnsAnswer implements ProjectReturns {
  @FlagField() mayReport!: boolean;
  @NestedField(() => ProjectQuarterAnswer, { array: true, description: 'Latest first, three years at most' }) quarters!: ProjectQuarter[];
  @NestedField(() => QuarterlyReturnAnswer, { array: true, description: 'Lines that later ones superseded, latest first' }) superseded!: QuarterlyReturn[];
}
