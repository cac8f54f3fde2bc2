// Why: names and subjects come from strangers and end up on screens, in file dialogs and in headers of our own mail. No control
// characters, no paths, no letters that turn the direction of writing (a known way to hide '.exe').
import type { FileKind } from '../pdf/sniff.ts';

const extensionOf: Partial<Record<FileKind, string>> = {
  pdf: '.pdf',
  tiff: '.tif',
  png: '.png',
  jpeg: '.jpg',
  docx: '.docx',
  zip: '.zip',
  text: '.txt',
  html: '.html',
  eml: '.eml',
  x12: '.x12',
};

/** One line of visible characters, at most `length` of them. */
export function oneLine(text: string, length: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .slice(0, length);
}

/** A name safe to show and to save; `attachment-3.pdf` when the sender gave none. */
export function safeFilename(name: string, number: number, kind: FileKind): string {
  const base = oneLine(name.split(/[/\\]/).at(-1) ?? '', 1_000)
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  if (base === '') return `attachment-${number}${extensionOf[kind] ?? ''}`;
  if (base.length <= 120) return base;
  const dot = base.lastIndexOf('.');
  const ending = dot > 0 && base.length - dot <= 10 ? base.slice(dot) : '';
  return base.slice(0, 120 - ending.length) + ending;
}
