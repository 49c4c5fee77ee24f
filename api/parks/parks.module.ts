import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { HomeCity } from './home-city.js';
import { ParkSearch } from './park-search.js';
import { ParksController } from './parks.controller.js';
import { ParksService } from './parks.service.js';

@Module({ imports: [IdentityModule], controllers: [ParksController], providers: [ParksService, HomeCity, ParkSearch], exports: [ParksService, HomeCity] })
export class ParksModule {}
