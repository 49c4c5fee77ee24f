import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { MoneyController } from './money.controller.js';
import { MoneyService } from './money.service.js';

@Module({ imports: [ProjectsModule], controllers: [MoneyController], providers: [MoneyService] })
export class MoneyModule {}
