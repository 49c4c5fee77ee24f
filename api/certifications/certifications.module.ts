import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { CertificationExport } from './certification-export.js';
import { CertificationsController } from './certifications.controller.js';
import { CertificationsService } from './certifications.service.js';

@Module({ imports: [ProjectsModule], controllers: [CertificationsController], providers: [CertificationsService, CertificationExport], exports: [CertificationsService] })
export class CertificationsModule {}
