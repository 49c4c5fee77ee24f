import type { AuthProvider } from 'react-admin';
import type { SessionAnswer } from '../../shared/contracts/identity';
import { api, ApiError } from './http';
import { getSession, setSession } from './session';

export interface Credentials { username: string; password: string }

export async function signIn(credentials: Credentials): Promise<SessionAnswer> {
  const session = await api.post<SessionAnswer>('session', credentials);
  setSession(session);
  return session;
}

/** Sessions live on the server; the console keeps only what the API answered. */
export const authProvider: AuthProvider = {
  login: (credentials: Credentials) => signIn(credentials),
  logout: async () => {
    if (getSession()) await api.remove('session').catch(() => undefined);
    setSession(null);
  },
  checkAuth: async () => {
    if (getSession()) return;
    setSession(await api.get<SessionAnswer>('session').catch((error: unknown) => {
      throw error instanceof ApiError && error.status === 401 ? { message: false } : error;
    }));
  },
  /** A 401 reaches this place only after the user declined to sign in again. */
  checkError: (error: unknown) => (error instanceof ApiError && error.status === 401 ? Promise.reject({ message: false }) : Promise.resolve()),
  getPermissions: () => Promise.resolve(getSession()?.permissions ?? []),
  getIdentity: () => {
    const user = getSession()?.user;
    return user ? Promise.resolve({ id: user.id, fullName: user.displayName }) : Promise.reject(new Error('Nobody is signed in.'));
  },
};
