import { Global, Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchIndex } from './search-index.js';

/** Finding records by what they are called; knows the kinds only by what modules register. */
@Global()
@Module({ controllers: [SearchController], providers: [SearchIndex], exports: [SearchIndex] })
export class SearchModule {}
