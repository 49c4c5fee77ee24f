import { Global, Module } from '@nestjs/common';
import { AuditSealer } from './audit-sealer.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { DataVersion } from './data-version.js';

/** The audit log: every module writes to it; seals chain what was written. */
@Global()
@Module({ controllers: [AuditController], providers: [AuditService, AuditSealer, AuditVerifier, DataVersion], exports: [AuditService, AuditSealer, AuditVerifier, DataVersion] })
export class AuditModule {}
