import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller.js';
import { CompaniesService } from './companies.service.js';
import { CompanyBatches } from './company-batches.js';
import { CompanyDuplicates } from './company-duplicates.js';
import { CompanyExport } from './company-export.js';
import { CompanyFacts } from './company-facts.js';
import { CompanyMergesService } from './company-merges.service.js';
import { CompanyReader } from './company-reader.js';
import { CompanySearch } from './company-search.js';
import { CompanyStore } from './company-store.js';
import { ContactBatches } from './contact-batches.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';

@Module({
  controllers: [CompaniesController, ContactsController],
  providers: [CompaniesService, CompanyReader, CompanyStore, CompanyFacts, CompanySearch, CompanyDuplicates, CompanyBatches, CompanyMergesService, CompanyExport, ContactsService, ContactBatches],
  exports: [CompaniesService, CompanyReader, CompanyBatches, CompanyFacts, CompanyMergesService, ContactsService, ContactBatches],
})
export class CompaniesModule {}
