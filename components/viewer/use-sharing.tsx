import { type ComponentType, type ReactNode, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import type { ChooseRegionProps } from './choose-region';
import type { ShareDetailProps } from './share-detail';
import type { ShareSource } from './share-links';
import type { Opened } from './use-overlays';
import type { ViewerWords } from './words';

interface Given {
  /** Without it, there is nothing to lead others to. */
  share: ShareSource | undefined;
  image: ImageView;
  words: ViewerWords;
  language: Language;
  /** Null until the zoom is there. */
  opened: Opened | null;
  /** What is seen; null: all of the photograph. */
  regionNow(): Region | null;
}

type Shown =
  | {
      what: 'dialog';
      region: Region | null;
      /** What had the keyboard before is gone: the buttons of the choice. */
      isAfterChoice: boolean;
      Dialog: ComponentType<ShareDetailProps>;
    }
  | { what: 'choice'; Choice: ComponentType<ChooseRegionProps> };

interface Sharing {
  begin(): Promise<void>;
  /** Its code did not come. */
  isMissing: boolean;
  /** What is to be seen of it now. */
  layer: ReactNode;
}

/** Sharing what is seen, or another part that is drawn on the picture; the code of each comes when it is asked for. */
export function useSharing({ share, image, words, language, opened, regionNow }: Given): Sharing {
  const [shown, setShown] = useState<Shown | null>(null);
  const [isMissing, setMissing] = useState(false);
  const show = async (load: () => Promise<Shown>) => {
    try {
      setShown(await load());
      setMissing(false);
    } catch {
      setMissing(true);
    }
  };
  const open = (region: Region | null, isAfterChoice: boolean) =>
    show(async () => {
      const { ShareDetail: Dialog } = await import('./share-detail');
      return { what: 'dialog', region, isAfterChoice, Dialog };
    });
  const choose = () =>
    show(async () => ({ what: 'choice', Choice: (await import('./choose-region')).ChooseRegion }));
  const layer = (): ReactNode => {
    if (!share || !shown) return null;
    if (shown.what === 'choice') {
      if (!opened) return null;
      const given = { ...opened, image, language, words: words.share };
      return (
        <shown.Choice
          {...given}
          chosen={(region) => void open(region, true)}
          cancelled={() => void open(regionNow(), true)}
        />
      );
    }
    const { Dialog, region, isAfterChoice } = shown;
    return (
      <Dialog
        {...{ share, image, region, language }}
        words={words.share}
        choose={opened ? () => void choose() : undefined}
        closed={() => {
          setShown(null);
          if (isAfterChoice) opened?.stage.focus({ preventScroll: true });
        }}
      />
    );
  };
  return { begin: () => open(regionNow(), false), isMissing, layer: layer() };
}
