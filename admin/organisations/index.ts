import { lazy } from 'react';

export const list = lazy(() => import('./OrganisationTree'));
export const create = lazy(() => import('./OrganisationCreate'));
export const edit = lazy(() => import('./OrganisationEdit'));
