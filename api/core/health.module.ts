import { Controller, Get, Module } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from './database/database.js';
import { AppError } from './errors.js';
import { Public } from './http/allow.js';
import { Readiness } from './readiness.js';

@ApiTags('operations')
@Controller()
class HealthController {
  constructor(private readonly database: Database, private readonly readiness: Readiness) {}

  @Get('health')
  @Public()
  @ApiOperation({ summary: 'Alive' })
  @ApiOkResponse({ schema: { type: 'object', properties: { status: { type: 'string', example: 'alive' } } } })
  health(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'The database is reachable and migrated, and start-up work is done' })
  @ApiOkResponse({ schema: { type: 'object', properties: { status: { type: 'string', example: 'ready' } } } })
  async ready(): Promise<{ status: 'ready' }> {
    if (!this.readiness.ready) throw new AppError(503, 'starting', { retryAfterSeconds: 2 });
    await this.database.query('SELECT 1 FROM `installation` LIMIT 1');
    return { status: 'ready' };
  }
}

@Module({ controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {}
