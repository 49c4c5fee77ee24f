import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { ListContextProvider, useGetList, useList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { Empty } from '../components/Empty';
import { Cards } from '../components/list/Cards';
import { Rows } from '../components/list/Rows';
import { Section } from '../components/Section';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';
import { CarrierCard } from './CarrierCard';
import { useCarrierColumns } from './columns';

interface CarrierTableProps { title: string; filter: Record<string, unknown>; shown?: number; hide?: string[]; empty: { title: string; hint?: string }; actions?: ReactNode; before?: ReactNode; after?: (carriers: CarrierRecord[]) => ReactNode }

/** The carriers under a filter in the order in which they are offered, with the way to all of them. */
export function CarrierTable({ title, filter, shown = 10, hide = [], empty, actions, before, after }: CarrierTableProps) {
  const { t } = useWords();
  const narrow = useNarrow();
  const columns = useCarrierColumns().filter((column) => !hide.includes(column.key)).map(({ sort: _sort, ...column }) => column);
  const { data = [], total = 0, isPending } = useGetList<CarrierRecord>('carriers', { pagination: { page: 1, perPage: shown }, sort: { field: 'offer', order: 'ASC' }, filter });
  const list = useList<CarrierRecord>({ data, isPending, perPage: shown });
  const link = (carrier: CarrierRecord) => `/carriers/${carrier.id}/show`;
  const all = total > shown && <Button component={Link} to={`/carriers?filter=${encodeURIComponent(JSON.stringify(filter))}`}>{t('parkPage.allCarriers', { count: total })}</Button>;
  return (
    <Section flush title={title} actions={<>{actions}{all}</>}>
      {before}
      {!isPending && total === 0 && <Box sx={{ px: 2 }}><Empty small {...empty} /></Box>}
      {total > 0 && <ListContextProvider value={list}>{narrow ? <Cards card={(carrier: CarrierRecord) => <CarrierCard carrier={carrier} />} link={link} /> : <Rows columns={columns} link={link} />}</ListContextProvider>}
      {after?.(data)}
    </Section>
  );
}
