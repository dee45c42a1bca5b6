import localFont from 'next/font/local';

// The faces that every page is set in: subsets made by `scripts/fonts.mjs`, 81 KB together. The font loader is a compiler
// step that reads these calls as text, so their values cannot be shared through constants.
//
// `size-adjust` sets Arabic 12% larger wherever it stands: a line of both scripts looks even, and no font size can compound.

/** Text Naskh (Amiri) for Arabic titles and labels. */
export const naskh = localFont({
  src: './fonts/naskh.woff2',
  weight: '400',
  variable: '--face-naskh',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+060C, U+061B, U+061F, U+0621-063A, U+0640-0652, U+0660-066C, U+0670-0671, U+200C-200F',
    },
    { prop: 'size-adjust', value: '112%' },
  ],
});

/** IBM Plex Sans Arabic for controls. */
export const sansArabic = localFont({
  src: './fonts/sans-arabic.woff2',
  weight: '400',
  variable: '--face-sans-arabic',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+060C, U+061B, U+061F, U+0621-063A, U+0640-0652, U+0660-066C, U+0670-0671, U+200C-200F',
    },
    { prop: 'size-adjust', value: '112%' },
  ],
});

/** EB Garamond for Latin titles and labels. */
export const serif = localFont({
  src: './fonts/serif.woff2',
  weight: '400',
  variable: '--face-serif',
  adjustFontFallback: 'Times New Roman',
});

/** IBM Plex Sans for Latin controls. */
export const sans = localFont({
  src: './fonts/sans.woff2',
  weight: '400',
  variable: '--face-sans',
  adjustFontFallback: 'Arial',
});
