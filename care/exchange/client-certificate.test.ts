import { expect, test } from 'vitest';
import { certificateRefusal, fingerprintIn } from './client-certificate.ts';

// Made for this test; SHA-256 fingerprint by `openssl x509 -fingerprint -sha256`.
const pem = `-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUTfHsoK72UGhUw+2O1WjbwC64duMwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcGFydG5lci5leGFtcGxlMB4XDTI2MTEyMzE4MDM1N1oXDTM2
MTEyMDE4MDM1N1owGjEYMBYGA1UEAwwPcGFydG5lci5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAENxAaHTg+YZYICTe/RW2BT+ehg3Lpov3PS9v/WcC6
x766FaBtS6Z1raUtoNPBhpYBff0TPp8yccopLiildhqO26NTMFEwHQYDVR0OBBYE
FH6sMjFe+EMN0d2QDZf6ZkQO4rA6MB8GA1UdIwQYMBaAFH6sMjFe+EMN0d2QDZf6
ZkQO4rA6MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgUjHB1V11
I2nv/+/Kt43oxD+aJTdZHRDGaXS8ovIyHKUCIQDRb8ri0Fujghc3EnomV78xYp5g
WzYaAwpIEPl9ZO1S1g==
-----END CERTIFICATE-----`;
const fingerprint = '70124924d3c8e0360c5c1e504994a82384d42b44789f77be50e954cc73b5c918';
const held = { name: 'Tide Exchange', certificate: fingerprint };
const named = 'x-client-certificate';

test('a fingerprint is read with or without colons, and from the certificate itself', () => {
  const colons = fingerprint.toUpperCase().replaceAll(/..(?=.)/g, '$&:');
  for (const said of [fingerprint, colons, ` ${colons} `, pem, encodeURIComponent(pem)])
    expect(fingerprintIn(said)).toBe(fingerprint);
  for (const said of [
    '',
    'yes',
    '%',
    fingerprint.slice(2),
    `${fingerprint}, ${fingerprint}`,
    pem.slice(0, 300),
  ])
    expect(fingerprintIn(said)).toBeNull();
});

test('only the certificate agreed lets in whoever is held to one', () => {
  const refusal = (said: string | string[] | undefined, header: string | null = named) =>
    certificateRefusal(held, { [named]: said }, header)?.refused;
  expect(refusal(fingerprint)).toBeUndefined();
  for (const said of [undefined, 'ab'.repeat(32), [fingerprint, fingerprint]])
    expect(refusal(said)).toBe('wrong_certificate');
  expect(refusal(fingerprint, null), 'nobody says which was shown').toBe('wrong_certificate');
  expect(certificateRefusal({ ...held, certificate: null }, {}, null)).toBeUndefined();
});
