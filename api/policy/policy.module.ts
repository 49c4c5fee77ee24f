import { Module } from '@nestjs/common';
import { AdoptionsService } from './adoptions.service.js';
import { ComposingService } from './composing.service.js';
import { PackExport } from './pack-export.js';
import { PackUpdatesService } from './updates.service.js';
import { PacksService } from './packs.service.js';
import { PolicyController } from './policy.controller.js';
import { PolicyNames } from './policy-names.js';
import { Policy } from './policy.service.js';
import { ShippedPacks } from './shipped-packs.js';

/** Numbers from policy are data: packs with their clauses, and what the city goes by on a day. */
@Module({ controllers: [PolicyController], providers: [PolicyNames, Policy, PacksService, PackExport, ComposingService, PackUpdatesService, AdoptionsService, ShippedPacks], exports: [PolicyNames, Policy, PacksService, ComposingService, AdoptionsService] })
export class PolicyModule {}
