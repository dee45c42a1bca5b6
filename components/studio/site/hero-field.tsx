'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { Button } from '@/components/studio/controls/button';
import { Select } from '@/components/studio/controls/select';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Hero, HeroChoice } from '@/lib/site/documents';
import { ConflictChoice } from './conflict-choice';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';

type Crop = NonNullable<Hero['crop']>;

const SIDES = ['x', 'y', 'width', 'height'] as const;

/** Which photograph begins the first page, and which part of it may fill the screen. */
export function HeroField({ path, label }: { path: string; label: string }) {
  const t = useTranslations('studio.site.hero');
  const { session, state, photographs } = useOpenDocument();
  const hero = session.value(path) as Hero | null;
  const chosen = photographs.find(({ id }) => id === hero?.photographId);
  const conflict = state.conflicts[path];
  const set = (next: Hero) => session.set(path, next as unknown as FieldValue);
  return (
    <div data-field={path} className={styles.list}>
      <Select
        label={label}
        help={t('help')}
        placeholder={t('first')}
        value={chosen ? chosen.id : null}
        options={photographs.map(({ id, title, lang }) => ({ id, label: title, lang }))}
        onChange={(photographId) => set({ photographId, crop: null })}
      />
      {chosen && !chosen.image ? <p className={styles.when}>{t('standIn')}</p> : null}
      {chosen?.image ? (
        <CropField
          image={chosen.image}
          crop={hero?.crop ?? null}
          onChange={(crop) => set({ photographId: chosen.id, crop })}
        />
      ) : null}
      {conflict ? <ConflictChoice conflict={conflict} lang="en" /> : null}
    </div>
  );
}

interface CropProps {
  image: NonNullable<HeroChoice['image']>;
  crop: Crop | null;
  onChange(crop: Crop | null): void;
}

/** The rectangle over the picture, set by four sliders: for a mouse, a finger and the keyboard alike. */
function CropField({ image, crop, onChange }: CropProps) {
  const t = useTranslations('studio.site.hero');
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return (
    <div className={styles.crop}>
      {/* The picture and its coordinates never mirror. */}
      <div className={styles.cropPicture} dir="ltr">
        <img src={image.url} width={image.width} height={image.height} alt="" />
        {crop ? <span className={styles.cropFrame} style={frameOf(crop, image)} /> : null}
      </div>
      {crop ? (
        <div className={styles.cropSides}>
          {SIDES.map((side) => (
            <label key={side} className={styles.slider}>
              <span>{t(`side.${side}`)}</span>
              <input
                type="range"
                dir="ltr"
                min={side === 'x' || side === 'y' ? 0 : 1}
                max={side === 'x' || side === 'width' ? image.width : image.height}
                value={crop[side]}
                onChange={(event) => onChange(within({ ...crop, [side]: Number(event.target.value) }, image))}
              />
            </label>
          ))}
          <Button onPress={() => onChange(null)}>{t('showWhole')}</Button>
        </div>
      ) : (
        <Button onPress={() => onChange(whole)}>{t('chooseCrop')}</Button>
      )}
    </div>
  );
}

/** A rectangle that lies inside the picture. */
function within(crop: Crop, { width, height }: { width: number; height: number }): Crop {
  const x = Math.min(crop.x, width - 1);
  const y = Math.min(crop.y, height - 1);
  return { x, y, width: Math.min(crop.width, width - x), height: Math.min(crop.height, height - y) };
}

function frameOf(crop: Crop, image: { width: number; height: number }): CSSProperties {
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(2)}%`;
  return {
    insetInlineStart: share(crop.x, image.width),
    insetBlockStart: share(crop.y, image.height),
    inlineSize: share(crop.width, image.width),
    blockSize: share(crop.height, image.height),
  };
}
