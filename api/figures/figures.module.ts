import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { FigureComparisons } from './figure-comparisons.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';

@Module({ imports: [MetricsModule], controllers: [FiguresController], providers: [FiguresService, FigureComparisons] })
export class FiguresModule {}
