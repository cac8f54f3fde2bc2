// Why: a prettier colour that cannot be read at two in the morning is a defect; both themes are measured.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, paletteOf, type Palette } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes: Record<string, Palette> = {
  light: paletteOf(css, ':root'),
  dark: paletteOf(css, ":root[data-mantine-color-scheme='dark']"),
};

const grounds = ['paper', 'paper-sunk', 'surface', 'hover'];
const inks = ['ink', 'ink-2', 'ink-3', 'door', 'risk', 'breach', 'proved', 'waiting'];
const tinted = ['door', 'risk', 'breach', 'proved', 'waiting'];

describe.each(Object.entries(themes))('the %s theme', (_name, palette) => {
  const ratio = (over: string, under: string) =>
    contrast(palette[over] ?? '#000000', palette[under] ?? '#000000');

  test.each(grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const)))(
    'text in %s can be read on %s',
    (ink, ground) => expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5),
  );
  test.each(tinted)('%s can be read on its own tint', (tone) => {
    expect(ratio(tone, `${tone}-tint`)).toBeGreaterThanOrEqual(4.5);
    expect(ratio('ink', `${tone}-tint`)).toBeGreaterThanOrEqual(7);
  });
  test('words on filled buttons can be read, hovered too', () => {
    expect(ratio('on-door', 'door')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-door', 'door-strong')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-breach', 'breach')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-breach', 'breach-strong')).toBeGreaterThanOrEqual(4.5);
  });
  test.each(['paper', 'paper-sunk', 'surface'])(
    'the edges of fields and the focus ring stand out on %s',
    (ground) => {
      expect(ratio('rule-strong', ground)).toBeGreaterThanOrEqual(3);
      expect(ratio('focus', ground)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('black on white is 21 to 1, so the measure itself is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
