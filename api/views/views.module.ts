import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ViewsController } from './views.controller.js';
import { ViewsService } from './views.service.js';

@Module({ imports: [IdentityModule, ProjectsModule], controllers: [ViewsController], providers: [ViewsService], exports: [ViewsService] })
export class ViewsModule {}
