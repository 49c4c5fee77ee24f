import { Entity } from 'typeorm';
import type { ViewQuestion } from '../../shared/contracts/views.js';
import type { ViewKind, ViewResource, ViewSharing } from '../../shared/vocabulary.js';
import { Code, Id, Instant, Int, Json, Key, Line, Ref } from '../core/database/columns.js';

/** A question about a list, kept under a name by its owner and offered to those it is shared with. */
@Entity('saved_view')
export class SavedView {
  @Id() id!: number;
  @Ref() ownerId!: number;
  @Code() resource!: ViewResource;
  @Line(100) name!: string;
  /** The name as it is compared; null once archived. */
  @Line(120, { nullable: true }) activeKey!: string | null;
  @Code() kind!: ViewKind;
  @Json() question!: ViewQuestion;
  @Code() sharing!: ViewSharing;
  @Ref({ nullable: true }) organisationId!: number | null;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** The view that opens first for a user. */
@Entity('view_default')
export class ViewDefault {
  @Id() userId!: number;
  @Key(40) resource!: ViewResource;
  @Ref() viewId!: number;
}
