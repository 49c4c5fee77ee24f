import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PolicyValidation } from '../../shared/contracts/policy';
import { api } from '../providers/http';

const PAUSE_MS = 500;

/** What is wrong with a text, asked a moment after the last keystroke; the last answer stays until the next one is here. */
export function useValidation(text: string): { answer: PolicyValidation | undefined; checking: boolean } {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isFetching } = useQuery<PolicyValidation>({
    queryKey: ['policy-validation', settled], queryFn: ({ signal }) => api.post<PolicyValidation>('policy-packs/validate', { yaml: settled }, { signal }),
    placeholderData: keepPreviousData, gcTime: 0, retry: false,
  });
  return { answer: data, checking: isFetching || settled !== text };
}
