import type { CertificationCandidate, CertificationPreview, CertificationRecord } from '../../shared/contracts/certifications.js';
import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, DATE_PRECISIONS, ORIGINS, STAGES, VERIFICATIONS, type CertificationKind, type CertificationVerdict, type DatePrecision, type Origin, type Stage, type Verification } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/certifications.ts`. */
const nullable = { nullable: true } as const;

export class CertificationAnswer implements CertificationRecord {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @IntegerField({ example: 2026 }) year!: number;
  @ChoiceField(CERTIFICATION_KINDS) kind!: CertificationKind;
  @ChoiceField(CERTIFICATION_VERDICTS) verdict!: CertificationVerdict;
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
  @TextField() reason!: string;
  @TextField({ nullable: true, example: '区合字〔2026〕12号' }) decisionNumber!: string | null;
  @DayField() decidedOn!: string;
  @TextField() recordedByName!: string;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) recordedAt!: string;
  @FlagField({ description: 'False when a later decision has replaced it' }) current!: boolean;
}

export class CandidateAnswer implements CertificationCandidate {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ChoiceField(STAGES) stage!: Stage;
  @DayField() reachedOn!: string;
  @ChoiceField(DATE_PRECISIONS) reachedOnPrecision!: DatePrecision;
  @ChoiceField(VERIFICATIONS) verification!: Verification;
  @IdField(nullable) reachedEventId!: number | null;
  @FenField(nullable) agreedInvestmentFen!: number | null;
  @TextField(nullable) industryText!: string | null;
  @ListField('text') investors!: string[];
  @TextField(nullable) parkName!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField() organisationName!: string;
  @ChoiceField(ORIGINS, nullable) projectOrigin!: Origin | null;
  @ChoiceField(CERTIFICATION_VERDICTS, nullable) verdict!: CertificationVerdict | null;
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
  @IdField(nullable) certificationId!: number | null;
  @TextField({ nullable: true, example: '区合字〔2026〕12号' }) decisionNumber!: string | null;
  @DayField(nullable) decidedOn!: string | null;
  @TextField({ nullable: true, description: 'Of the decision that rules' }) reason!: string | null;
  @FlagField({ description: 'The caller entered the project and may not decide on it' }) ownRecord!: boolean;
}

class PreviewRow {
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @ChoiceField(CERTIFICATION_VERDICTS, nullable) before!: CertificationVerdict | null;
  @ChoiceField(ORIGINS, nullable) beforeOrigin!: Origin | null;
  @ChoiceField(CERTIFICATION_VERDICTS) after!: CertificationVerdict;
  @ChoiceField(ORIGINS, nullable) afterOrigin!: Origin | null;
  @TextField({ nullable: true, description: 'Why it cannot be decided on' }) problem!: string | null;
}

export class CertificationPreviewAnswer implements CertificationPreview {
  @NestedField(() => PreviewRow, { array: true }) rows!: PreviewRow[];
  @IntegerField({ example: 12 }) decided!: number;
  @IntegerField({ example: 1 }) refused!: number;
}
