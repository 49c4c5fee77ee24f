import { lazy } from 'react';

export const list = lazy(() => import('./OpportunityList'));
export const create = lazy(() => import('./OpportunityCreate'));
export const edit = lazy(() => import('./OpportunityEdit'));
export const show = lazy(() => import('./OpportunityShow'));
export const catalogue = lazy(() => import('./CataloguePage'));
