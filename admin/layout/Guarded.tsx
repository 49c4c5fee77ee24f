import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { Permission } from '../../shared/permissions';
import { Empty } from '../components/Empty';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

function Guarded({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useWords();
  return useCan(permission) ? <>{children}</> : <Empty title={t('app.notPermitted')} hint={t('app.notPermittedHint')} />;
}

/** A screen that shows itself only to those who may use it. */
export function guarded(permission: Permission, Screen: ComponentType): ReactElement {
  return <Guarded permission={permission}><Screen /></Guarded>;
}
