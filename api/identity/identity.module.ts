import { Module } from '@nestjs/common';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { Authenticator } from './authenticator.js';
import { ColleaguesController } from './colleagues.controller.js';
import { DataScopes } from './data-scope.js';
import { IndustriesController } from './industries.controller.js';
import { IndustriesService } from './industries.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';
import { ReferenceController } from './reference.controller.js';
import { ReferenceExports } from './reference-exports.js';
import { RolesController } from './roles.controller.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { UsersController } from './users.controller.js';
import { UserExport } from './user-export.js';
import { UserSearch } from './user-search.js';
import { UsersService } from './users.service.js';

/** Users, organisations, roles, sessions, tokens, and who sees what. */
@Module({
  controllers: [SessionController, OrganisationsController, UsersController, ColleaguesController, RolesController, ApiTokensController, ReferenceController, IndustriesController],
  providers: [Authenticator, DataScopes, SessionService, OrganisationsService, UsersService, UserExport, UserSearch, ApiTokensService, IndustriesService, ReferenceExports],
  exports: [Authenticator, DataScopes, OrganisationsService, UsersService, ApiTokensService, IndustriesService],
})
export class IdentityModule {}
