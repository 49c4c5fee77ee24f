import { IntersectionType, PartialType } from '@nestjs/swagger';
import type { ViewRecord } from '../../shared/contracts/views.js';
import { VIEW_KINDS, VIEW_RESOURCES, VIEW_SHARINGS, type ViewKind, type ViewResource, type ViewSharing } from '../../shared/vocabulary.js';
import { ChoiceField, FlagField, IdField, IntegerField, ListField, ObjectField, TextField } from '../core/http/fields.js';

const nullable = { optional: true, nullable: true } as const;

class ViewContent {
  @TextField({ max: 100, example: '本季度要开工的项目' }) name!: string;
  @ChoiceField(VIEW_KINDS) kind!: ViewKind;
  @ObjectField({ example: { stage: ['signed'] }, description: 'A filter of the list' }) filter!: Record<string, unknown>;
  @ListField('text', { ...nullable, min: 2, max: 2, example: ['plannedStartOn', 'ASC'] }) sort?: [string, 'ASC' | 'DESC'] | null;
  @ListField('text', { ...nullable, min: 1, max: 60, example: ['name', 'stage', 'officer'], description: 'Columns shown; null = the default ones' }) columns?: string[] | null;
  @ChoiceField(VIEW_SHARINGS, { optional: true }) sharing?: ViewSharing;
  @IdField({ ...nullable, description: 'With sharing "organisation": whose subtree it is offered to; one’s own organisation when left out' }) organisationId?: number | null;
}

export class CreateView extends ViewContent {
  @ChoiceField(VIEW_RESOURCES, { optional: true }) resource?: ViewResource;
}

class ViewState {
  @IntegerField({ min: 1, example: 3, description: 'The version that was read; 409 when it is stale' }) version!: number;
  @FlagField({ optional: true }) archived?: boolean;
}

export class UpdateView extends IntersectionType(PartialType(ViewContent, { skipNullProperties: false }), ViewState) {}

export class SetDefaultView {
  @ChoiceField(VIEW_RESOURCES, { optional: true }) resource?: ViewResource;
  @IdField({ nullable: true, description: 'null = none' }) viewId!: number | null;
}

export class ViewAnswer extends ViewContent implements ViewRecord {
  @IdField() id!: number;
  @ChoiceField(VIEW_RESOURCES) resource!: ViewResource;
  @ListField('text', { nullable: true }) declare sort: [string, 'ASC' | 'DESC'] | null;
  @ListField('text', { nullable: true }) declare columns: string[] | null;
  @ChoiceField(VIEW_SHARINGS) declare sharing: ViewSharing;
  @IdField({ nullable: true }) declare organisationId: number | null;
  @TextField({ nullable: true }) organisationName!: string | null;
  @IdField() ownerId!: number;
  @TextField({ example: '沈知远' }) ownerName!: string;
  @FlagField({ description: 'The caller’s own' }) mine!: boolean;
  @FlagField({ description: 'Opens first for the caller' }) isDefault!: boolean;
  @TextField({ nullable: true }) archivedAt!: string | null;
  @IntegerField({ example: 1 }) version!: number;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) createdAt!: string;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) updatedAt!: string;
}

export class DefaultViewAnswer {
  @IdField({ nullable: true }) viewId!: number | null;
}
