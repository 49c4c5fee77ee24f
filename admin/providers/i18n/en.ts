import { activities } from './en/activities';
import { app } from './en/app';
import { fields } from './en/fields';
import { numbers } from './en/numbers';
import { ra } from './en/ra';
import { work } from './en/work';
import type { Messages, Shape } from './shape';

export const en: Shape<Messages> = { ra, fields, ...app, ...work, ...numbers, ...activities };
