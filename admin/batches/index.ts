import { lazy } from 'react';

export const page = lazy(() => import('./BatchPage'));
