// Why: in the SOAP half of CAQH CORE's envelope user name and password stand in a UsernameToken of WS-Security (Username Token Profile
// 1.0), the password as it is. Whatever else a Security header may bring is refused by name: to pass over it would be to say it was checked.
import type { XmlElement } from '../xml/read-xml.ts';
import { securityNamespace, type SoapFault } from './soap-names.ts';

/** User name and password, '' where they are not said; or why the header is refused. */
export type Token = { readonly userName: string; readonly password: string };
export type RefusedToken = Required<Pick<SoapFault, 'security' | 'say'>>;

const utilityNamespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const plainPassword =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

const invalid = (say: string): RefusedToken => ({ security: 'InvalidSecurity', say });
const unsupported = (say: string): RefusedToken => ({ security: 'UnsupportedSecurityToken', say });

export const isRefusedToken = (value: Token | RefusedToken): value is RefusedToken => 'security' in value;

const isOf = (namespace: string, name: string) => (element: XmlElement) =>
  element.namespace === namespace && element.name === name;

/** The one UsernameToken of the Security headers that are meant for us. */
export function userNameTokenIn(headers: readonly XmlElement[]): Token | RefusedToken {
  if (headers.length > 1) return invalid('One Security header is read, not several.');
  const inside = headers[0]?.children ?? [];
  const isToken = isOf(securityNamespace, 'UsernameToken');
  const isTimestamp = isOf(utilityNamespace, 'Timestamp');
  const other = inside.find((one) => !isToken(one) && !isTimestamp(one));
  if (other !== undefined)
    return unsupported(`Doorstep reads a UsernameToken with PasswordText, not ${other.name}.`);
  const tokens = inside.filter(isToken);
  if (tokens.length > 1) return invalid('One UsernameToken is read, not several.');
  const parts = tokens[0]?.children ?? [];
  const names = parts.filter(isOf(securityNamespace, 'Username'));
  const passwords = parts.filter(isOf(securityNamespace, 'Password'));
  if (names.length > 1 || passwords.length > 1)
    return invalid('A UsernameToken has one Username and one Password.');
  const type = passwords[0]?.attributes.find((one) => one.namespace === '' && one.name === 'Type')?.value;
  if (type !== undefined && type !== plainPassword)
    return unsupported(
      type.endsWith('#PasswordDigest')
        ? 'A PasswordDigest is not taken: Doorstep keeps no password it could be compared with. Send PasswordText.'
        : 'The Type of the Password is not known. Send PasswordText.',
    );
  return { userName: names[0]?.text ?? '', password: passwords[0]?.text ?? '' };
}
