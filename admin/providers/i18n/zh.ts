import { activities } from './zh/activities';
import { app } from './zh/app';
import { assessment } from './zh/assessment';
import { fields } from './zh/fields';
import { figures } from './zh/figures';
import { money } from './zh/money';
import { numbers } from './zh/numbers';
import { plans } from './zh/plans';
import { places } from './zh/places';
import { policy } from './zh/policy';
import { ra } from './zh/ra';
import { statistics } from './zh/statistics';
import { supervision } from './zh/supervision';
import { targets } from './zh/targets';
import { views } from './zh/views';
import { work } from './zh/work';

/** All wording of the console in Chinese; English has the same keys. */
export const zh = { ra, fields, ...app, ...work, ...money, ...plans, ...places, ...numbers, ...activities, ...assessment, ...policy, ...figures, ...statistics, ...supervision, ...targets, ...views };
