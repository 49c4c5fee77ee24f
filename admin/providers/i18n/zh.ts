import { activities } from './zh/activities';
import { app } from './zh/app';
import { fields } from './zh/fields';
import { numbers } from './zh/numbers';
import { ra } from './zh/ra';
import { work } from './zh/work';

/** All wording of the console in Chinese; English has the same keys. */
export const zh = { ra, fields, ...app, ...work, ...numbers, ...activities };
