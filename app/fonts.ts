import localFont from 'next/font/local';

// The faces that every page is set in: subsets made by `scripts/fonts.mjs`, 82 KB together. The font loader is a compiler
// step that reads these calls as text, so they cannot share their values through constants.
//
// `size-adjust` sets Arabic 12% larger wherever it stands: a line of both scripts looks even, and no font size can compound.
// `optional` and preloaded: a browser waits a moment for them before it first paints, and a page that was painted without them
// stays as it is, so that nothing ever shifts. Preloading all four costs a tenth of a second on a slow line.
// What is seen where they come too late is in `fonts/waiting.css`, measured to it; Next's own guesses know Latin only.

/** Text Naskh for Arabic titles and labels. */
export const amiri = localFont({
  src: './fonts/naskh.woff2',
  weight: '400',
  variable: '--face-naskh',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+060C, U+061B, U+061F, U+0621-063A, U+0640-0652, U+0660-066C, U+0670-0671, U+200C-200F',
    },
    { prop: 'size-adjust', value: '112%' },
  ],
});

/** For Arabic controls. */
export const plexSansArabic = localFont({
  src: './fonts/sans-arabic.woff2',
  weight: '400',
  variable: '--face-sans-arabic',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+060C, U+061B, U+061F, U+0621-063A, U+0640-0652, U+0660-066C, U+0670-0671, U+200C-200F',
    },
    { prop: 'size-adjust', value: '112%' },
  ],
});

/** For Latin titles and labels. */
export const ebGaramond = localFont({
  src: './fonts/serif.woff2',
  weight: '400',
  variable: '--face-serif',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0-00FF, U+0152-0153, U+0178, U+2013-201E, U+2022, U+2026, U+2039-203A, U+20AC, U+2212',
    },
  ],
});

/** For Latin controls. */
export const plexSans = localFont({
  src: './fonts/sans.woff2',
  weight: '400',
  variable: '--face-sans',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0-00FF, U+0152-0153, U+0178, U+2013-201E, U+2022, U+2026, U+2039-203A, U+20AC, U+2212',
    },
  ],
});
