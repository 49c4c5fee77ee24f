import { Injectable } from '@nestjs/common';

/** False while start-up work (loading the demonstration city) is under way and once shutting down has begun. */
@Injectable()
export class Readiness {
  ready = true;
}
