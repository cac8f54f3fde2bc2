// Why: screens write a phone number as letters and tasks do.
export { sayPhone } from '../../care/contact/say-phone.rules.ts';
