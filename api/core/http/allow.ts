import { SetMetadata, applyDecorators, type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '../../../shared/permissions.js';
import { forbidden, unauthenticated } from '../errors.js';
import { currentContext } from '../request-context.js';

export const ACCESS = 'luodi:access';
/** What a route asks of its caller: nothing, a session, or (any one of) these permissions. */
export type Access = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; anyOf: readonly Permission[] };

const mark = (access: Access, description: string) =>
  applyDecorators(SetMetadata(ACCESS, access), ApiExtension('x-permission', description), ...(access.kind === 'public' ? [] : [ApiCookieAuth(), ApiBearerAuth()]));

/** The route needs (any one of) these permissions; the first one held decides the data scope. */
export const Allow = (...anyOf: [Permission, ...Permission[]]) => mark({ kind: 'permission', anyOf }, anyOf.join(' | '));
export const SignedIn = () => mark({ kind: 'signed-in' }, 'signed-in');
export const Public = () => mark({ kind: 'public' }, 'public');

/** Refuses every route that does not say whom it is for (a route without a mark never gets past start-up, see AllowCheck). */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [execution.getHandler(), execution.getClass()]);
    if (!access) throw forbidden();
    if (access.kind === 'public') return true;
    const context = currentContext();
    const user = context?.user;
    if (!user) throw unauthenticated(context?.staleCredential ? 'session-expired' : 'unauthenticated');
    if (access.kind === 'signed-in') return true;
    const held = access.anyOf.find((permission) => user.permissions.has(permission));
    if (!held) throw forbidden('forbidden', { permission: access.anyOf[0] });
    context.permission = held;
    return true;
  }
}
