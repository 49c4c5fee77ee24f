import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller.js';
import { CompaniesService } from './companies.service.js';
import { CompanyFacts } from './company-facts.js';

@Module({ controllers: [CompaniesController], providers: [CompaniesService, CompanyFacts], exports: [CompaniesService] })
export class CompaniesModule {}
