import { signIn, type Sign } from '../../shared/punctuation';
import { currentLocale } from '../providers/locale';

/** The sign of the language in use: `names.join(sign('list'))`. */
export const sign = (which: Sign): string => signIn(currentLocale(), which);

/** What stands in brackets after a word. */
export const bracketed = (text: string | number): string => `${sign('open')}${text}${sign('close')}`;
