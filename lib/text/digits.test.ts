import { describe, expect, it } from 'vitest';
import { formattingTag, withDigits, writeNumber } from './digits';

describe('the rule for digits', () => {
  it('sets Arabic prose in Arabic-Indic digits and leaves English alone', () => {
    expect(withDigits('نحو 1870', 'ar')).toBe('نحو ١٨٧٠');
    expect(withDigits('about 1870', 'en')).toBe('about 1870');
  });

  it('writes numbers without grouping', () => {
    expect(writeNumber(1918, 'ar')).toBe('١٩١٨');
    expect(writeNumber(1918, 'en')).toBe('1918');
    expect(writeNumber(22.5, 'ar')).toBe('٢٢٫٥');
  });

  it('reaches Intl through the language tag', () => {
    expect(new Intl.NumberFormat(formattingTag('ar')).format(12)).toBe('١٢');
    expect(new Intl.NumberFormat(formattingTag('en')).format(12)).toBe('12');
  });
});
