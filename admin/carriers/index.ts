import { lazy } from 'react';

export const list = lazy(() => import('./CarrierList'));
export const create = lazy(() => import('./CarrierCreate'));
export const edit = lazy(() => import('./CarrierEdit'));
export const show = lazy(() => import('./CarrierShow'));
export const offers = lazy(() => import('./OffersPage'));
