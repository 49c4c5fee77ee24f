import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller.js';
import { CompaniesService } from './companies.service.js';
import { CompanyBatches } from './company-batches.js';
import { CompanyFacts } from './company-facts.js';
import { CompanySearch } from './company-search.js';

@Module({ controllers: [CompaniesController], providers: [CompaniesService, CompanyBatches, CompanyFacts, CompanySearch], exports: [CompaniesService, CompanyBatches] })
export class CompaniesModule {}
