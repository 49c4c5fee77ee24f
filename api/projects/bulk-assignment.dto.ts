import { PartialType, PickType } from '@nestjs/swagger';
import type { AssignmentAnswer, AssignmentPreview, AssignmentRow, ProjectAttributes } from '../../shared/contracts/projects.js';
import { ASSIGNABLE, MOST_ASSIGNED } from '../../shared/vocabulary.js';
import { ChoiceField, IdField, IntegerField, NestedField, ObjectField, TextField } from '../core/http/fields.js';
import { CreateProject } from './dto.js';

class AssignmentChanges extends PartialType(PickType(CreateProject, ASSIGNABLE), { skipNullProperties: false }) {}

class ChosenProject {
  @IdField() id!: number;
  @IntegerField({ min: 1, optional: true, example: 3, description: 'The version that was seen; a project changed since is refused' }) version?: number;
}

class SeenProject {
  @IdField() id!: number;
  @IntegerField({ min: 1, example: 3, description: 'The version that the preview showed' }) version!: number;
}

export class PreviewAssignment {
  @NestedField(() => ChosenProject, { array: true, optional: true, description: `At most ${MOST_ASSIGNED}` }) items?: ChosenProject[];
  @ObjectField({ optional: true, example: { stage: 'lead' }, description: `Instead of items: a filter of the project list that finds at most ${MOST_ASSIGNED}` }) filter?: Record<string, unknown>;
  @NestedField(() => AssignmentChanges) changes!: AssignmentChanges;
}

export class ApplyAssignment {
  @NestedField(() => SeenProject, { array: true, description: `At most ${MOST_ASSIGNED}` }) items!: SeenProject[];
  @NestedField(() => AssignmentChanges) changes!: AssignmentChanges;
  @TextField({ optional: true, nullable: true, max: 1_000, example: '统一划转给园区专员' }) reason?: string | null;
}

class AssignmentChangeAnswer {
  @TextField({ example: 'officerId' }) field!: keyof ProjectAttributes;
  @TextField({ nullable: true, example: '林晓舟' }) before!: string | null;
  @TextField({ nullable: true, example: '喻可人' }) after!: string | null;
}

class AssignmentReasonAnswer {
  @TextField({ example: 'project-terminated' }) code!: string;
  @TextField() message!: string;
}

class AssignmentRowAnswer implements AssignmentRow {
  @IdField() id!: number;
  @TextField({ nullable: true, example: 'LD0000012' }) code!: string | null;
  @TextField({ nullable: true }) name!: string | null;
  @IntegerField({ nullable: true, example: 3 }) version!: number | null;
  @ChoiceField(['change', 'unchanged', 'refused']) verdict!: AssignmentRow['verdict'];
  @NestedField(() => AssignmentChangeAnswer, { array: true }) changes!: AssignmentChangeAnswer[];
  @NestedField(() => AssignmentReasonAnswer, { array: true }) reasons!: AssignmentReasonAnswer[];
}

export class AssignmentPreviewAnswer implements AssignmentPreview {
  @IntegerField({ example: 41 }) change!: number;
  @IntegerField({ example: 2 }) unchanged!: number;
  @IntegerField({ example: 1 }) refused!: number;
  @NestedField(() => AssignmentRowAnswer, { array: true }) rows!: AssignmentRowAnswer[];
}

export class AssignedAnswer implements AssignmentAnswer {
  @IntegerField({ example: 41 }) assigned!: number;
  @IntegerField({ example: 2 }) unchanged!: number;
}
