import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, ORIGINS, type CertificationKind, type CertificationVerdict, type Origin } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, IdField, IntegerField, NestedField, TextField } from '../core/http/fields.js';

const nullable = { optional: true, nullable: true } as const;

export class DecisionItem {
  @IdField() projectId!: number;
  @ChoiceField(ORIGINS, { ...nullable, description: 'For kind capital-origin: the origin that was found' }) origin?: Origin | null;
  @IdField({ ...nullable, description: 'The decision that was seen to rule; 409 when another one does since. Null = none was seen' }) seenId?: number | null;
}

export class PreviewDecisions {
  @IntegerField({ min: 2000, max: 2100, example: 2026 }) year!: number;
  @ChoiceField(CERTIFICATION_KINDS) kind!: CertificationKind;
  @ChoiceField(CERTIFICATION_VERDICTS) verdict!: CertificationVerdict;
  @NestedField(() => DecisionItem, { array: true, description: 'At most 500' }) items!: DecisionItem[];
}

export class TakeDecisions extends PreviewDecisions {
  @TextField({ max: 1_000, example: '符合招商引资项目认定条件' }) reason!: string;
  @TextField({ ...nullable, max: 100, example: '区合字〔2026〕12号' }) decisionNumber?: string | null;
  @DayField() decidedOn!: string;
}
