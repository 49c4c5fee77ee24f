import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { JobsService } from './jobs.service.js';

@Module({ imports: [ImportsModule], providers: [JobsService], exports: [JobsService] })
export class JobsModule {}
