import { describe, expect, it } from 'vitest';
import { ADOBE_RGB, greyProfile, rgbProfile } from '@/tests/fixtures/icc';
import { randomFrom } from '@/tests/fixtures/images';
import { readIccProfile } from './icc-profile';

describe('a colour profile', () => {
  it('is told by its own description and its channels', () => {
    expect(readIccProfile(rgbProfile(ADOBE_RGB))).toEqual({ name: 'Adobe RGB (1998)', channels: 3 });
    expect(readIccProfile(greyProfile('Dot Gain 20%', 1.75))).toEqual({ name: 'Dot Gain 20%', channels: 1 });
  });

  it('of version 4 describes itself in UTF-16', () => {
    const name = 'رمادي D50';
    const text = Buffer.from(name, 'utf16le').swap16();
    const tag = Buffer.alloc(28);
    tag.write('mluc', 'latin1');
    tag.writeUInt32BE(1, 8);
    tag.writeUInt32BE(12, 12);
    tag.write('arEG', 16, 'latin1');
    tag.writeUInt32BE(text.length, 20);
    tag.writeUInt32BE(28, 24);
    const profile = greyProfile('x', 2.2);
    const start = profile.length;
    const whole = Buffer.concat([profile, tag, text]);
    whole.writeUInt32BE(whole.length, 0);
    whole.writeUInt32BE(start, 136);
    whole.writeUInt32BE(tag.length + text.length, 140);
    expect(readIccProfile(whole)).toEqual({ name, channels: 1 });
  });

  it('is none where it is cut off, of another kind, or rubbish', () => {
    const profile = rgbProfile(ADOBE_RGB);
    expect(readIccProfile(profile.subarray(0, 131))).toBeNull();
    expect(readIccProfile(profile.subarray(0, -4))).toBeNull();
    expect(readIccProfile(Buffer.from('ICC'))).toBeNull();
    const named = Buffer.from(profile);
    named.write('2CLR', 16, 'latin1');
    expect(readIccProfile(named)).toBeNull();
  });

  it('never breaks the reader, whatever its bytes are', () => {
    const random = randomFrom(11);
    const profile = rgbProfile(ADOBE_RGB);
    for (let round = 0; round < 2000; round++) {
      const broken = Buffer.from(profile);
      for (let hits = 0; hits < 4; hits++) broken[Math.floor(random() * 400)] = Math.floor(random() * 256);
      expect(() => readIccProfile(broken)).not.toThrow();
    }
  });
});
