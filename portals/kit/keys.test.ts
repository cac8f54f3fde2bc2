// Why: a letter that acts while a caller's name is being typed would claim or close a case by accident.
import { expect, test } from 'vitest';
import { bindingFor, capsOf, clashes, isTyping, nameOfKey, type KeyBinding } from './keys.ts';

const press = (key: string, ctrl = false) => ({ key, ctrlKey: ctrl, metaKey: false, altKey: false });
const binding = (keys: string, label = keys): KeyBinding => ({ keys, label, run: () => undefined });

test('letters stay letters in a field, and act on a checkbox or a row', () => {
  expect(isTyping({ tagName: 'INPUT', type: 'text' })).toBe(true);
  expect(isTyping({ tagName: 'TEXTAREA' })).toBe(true);
  expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
  expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
  expect(isTyping({ tagName: 'DIV' })).toBe(false);
});

test('Ctrl-K is found whether Ctrl or the command key is held', () => {
  expect(nameOfKey(press('k', true))).toBe('Ctrl-K');
  expect(nameOfKey({ ...press('k'), metaKey: true })).toBe('Ctrl-K');
  expect(nameOfKey(press(' '))).toBe('Space');
});

test('two keys in a row reach a place; the first alone waits', () => {
  const all = [binding('g w'), binding('j')];
  expect(bindingFor(all, '', 'g')).toBe('pending');
  expect(bindingFor(all, 'g', 'w')).toBe(all[0]);
  expect(bindingFor(all, 'g', 'x')).toBeNull();
});

test('a screen overrides the frame', () => {
  const screen = binding('j', 'Next case');
  expect(bindingFor([binding('j', 'Next row'), screen], '', 'j')).toBe(screen);
});

test('two meanings for one key are reported', () => {
  expect(clashes([binding('c'), binding('c'), binding('j')])).toEqual(['c']);
});

test('caps are drawn one by one', () => {
  expect(capsOf('Ctrl-K')).toEqual(['Ctrl', 'K']);
  expect(capsOf('g w')).toEqual(['g', 'w']);
  expect(capsOf('-')).toEqual(['-']);
});
