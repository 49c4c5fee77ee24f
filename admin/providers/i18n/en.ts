import { activities } from './en/activities';
import { app } from './en/app';
import { assessment } from './en/assessment';
import { fields } from './en/fields';
import { figures } from './en/figures';
import { money } from './en/money';
import { numbers } from './en/numbers';
import { plans } from './en/plans';
import { places } from './en/places';
import { policy } from './en/policy';
import { ra } from './en/ra';
import { statistics } from './en/statistics';
import { supervision } from './en/supervision';
import { targets } from './en/targets';
import { views } from './en/views';
import { work } from './en/work';
import type { Messages, Shape } from './shape';

export const en: Shape<Messages> = { ra, fields, ...app, ...work, ...money, ...plans, ...places, ...numbers, ...activities, ...assessment, ...policy, ...figures, ...statistics, ...supervision, ...targets, ...views };
