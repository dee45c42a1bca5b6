'use client';

import { useTranslations } from 'next-intl';
import type { FieldSpec } from '@/lib/site/documents';
import { HeroField } from './hero-field';
import { LogoField } from './logo-field';
import { PlainField, TextPair } from './text-pair';

interface LeafProps {
  path: string;
  /** Key of its label. */
  name: Parameters<ReturnType<typeof useTranslations<'studio.site.fields'>>>[0];
  spec: Exclude<FieldSpec, { kind: 'list' }>;
}

/** One field that is no list. */
export function Leaf({ path, name, spec }: LeafProps) {
  const t = useTranslations('studio.site.fields');
  const label = t(name);
  if (spec.kind === 'text') return <TextPair path={path} label={label} name={name} spec={spec} />;
  if (spec.kind === 'hero') return <HeroField path={path} label={label} />;
  if (spec.kind === 'picture') return <LogoField path={path} label={label} />;
  return <PlainField path={path} label={label} kind={spec.kind} />;
}
