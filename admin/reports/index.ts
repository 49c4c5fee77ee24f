import { lazy } from 'react';

export const monthly = lazy(() => import('./MonthlyPage'));
