import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './allow.js';

export interface MarkedRoute { method: string; path: string; access: Access; handler: string }

/** Lists every route with its access mark; start-up fails on a route without one. */
@Injectable()
export class AllowCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const unmarked = this.routes().filter((route) => !route.access);
    if (unmarked.length) throw new Error(`routes without a permission mark: ${unmarked.map((route) => `${route.method} ${route.path} (${route.handler})`).join(', ')}`);
  }

  routes(): MarkedRoute[] {
    const routes: MarkedRoute[] = [];
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!instance || !metatype) continue;
      const prototype = Object.getPrototypeOf(instance) as object;
      const base = this.reflector.get<string | string[] | undefined>(PATH_METADATA, metatype);
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = (prototype as Record<string, (...args: unknown[]) => unknown>)[name]!;
        const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) continue;
        const access = this.reflector.getAllAndOverride<Access>(ACCESS, [handler, metatype]);
        for (const prefix of [base ?? ''].flat()) {
          for (const tail of [this.reflector.get<string | string[]>(PATH_METADATA, handler)].flat()) {
            const path = `/${[prefix, tail].join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
            routes.push({ method: RequestMethod[method], path, access, handler: `${metatype.name}.${name}` });
          }
        }
      }
    }
    return routes;
  }
}
