import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/companies.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { CarrierActsService } from './carrier-acts.service.js';
import { CarrierExport } from './carrier-export.js';
import { CarrierOfferService } from './carrier-offers.js';
import { CarrierStays } from './carrier-stays.service.js';
import { CarrierEventsController, CarriersController } from './carriers.controller.js';
import { CarriersService } from './carriers.service.js';
import { FactoryAreas } from './factory-areas.js';
import { CarrierHolders } from './holders.js';
import { HomeCity } from './home-city.js';
import { ParkExport } from './park-export.js';
import { ParkFacts } from './park-facts.js';
import { ParkSearch } from './park-search.js';
import { ParksController } from './parks.controller.js';
import { ParksService } from './parks.service.js';

/** Parks, and the land and factories in them. */
@Module({
  imports: [IdentityModule, CompaniesModule],
  controllers: [ParksController, CarriersController, CarrierEventsController],
  providers: [ParksService, ParkExport, ParkFacts, HomeCity, ParkSearch, CarriersService, CarrierActsService, CarrierHolders, CarrierOfferService, CarrierExport, CarrierStays, FactoryAreas],
  exports: [ParksService, HomeCity, CarriersService, CarrierActsService, CarrierStays, FactoryAreas],
})
export class ParksModule {}
