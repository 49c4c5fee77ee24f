import type { CarrierKind, CarrierStatus } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

/** Areas in the unit of their kind: square metres for factories, mu for land. */
export function useArea() {
  const { t } = useWords();
  const unit = (kind: CarrierKind) => t(kind === 'factory' ? 'units.squareMetres' : 'units.mu');
  return { unit, area: (value: number, kind: CarrierKind) => `${value.toLocaleString('en-US')} ${unit(kind)}` };
}

/** The traffic colours are for what asks for something: idle space, nothing else. */
export const STATUS_COLOURS: Record<CarrierStatus, 'warning' | 'success' | 'default'> = { idle: 'warning', available: 'success', reserved: 'default', occupied: 'default' };
