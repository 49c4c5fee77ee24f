import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { ReferenceField } from '../components/form/ReferenceField';
import { useOwnParks } from '../components/form/useOwnParks';
import { HOME_COUNTIES } from '../components/homeCounties';
import { useWords } from '../providers/i18n';

/** Where a new project would land: a park, or a county outside any park. */
export function LeadPlace() {
  const { t } = useWords();
  const [where, setWhere] = useState<'park' | 'county'>('park');
  const own = useOwnParks();
  const { resetField, getFieldState } = useFormContext();
  const only = own.length === 1 ? own[0]?.id : undefined;
  // Somebody of a park logs leads for that park; nothing has been typed by it.
  useEffect(() => { if (only !== undefined && !getFieldState('parkId').isDirty) resetField('parkId', { defaultValue: only }); }, [only, resetField, getFieldState]);
  return (
    <>
      <ToggleButtonGroup size="small" exclusive value={where} onChange={(_event, next: 'park' | 'county' | null) => { if (next) setWhere(next); }} aria-label={t('columns.place')}>
        <ToggleButton value="park">{t('fields.parkId')}</ToggleButton><ToggleButton value="county">{t('projects.countyOutside')}</ToggleButton>
      </ToggleButtonGroup>
      {where === 'park' ? <ReferenceField name="parkId" resource="parks" first={own} /> : <ReferenceField name="regionCode" resource="regions" filter={HOME_COUNTIES} />}
    </>
  );
}
