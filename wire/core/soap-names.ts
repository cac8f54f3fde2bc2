// Why: SOAP goes by namespaces and names of elements; those of the SOAP half of CAQH CORE's envelope (Connectivity Rule vC2.2.0) stand
// here, as programs in public use write them: the elements of the rule are in its namespace, the fields inside them in none.
import type { CoreWish } from './payload-types.ts';

export type SoapVersion = '1.1' | '1.2';

/** Namespaces of the envelope, and what an envelope alone is called on the line. */
export const soapVersions: Readonly<
  Record<SoapVersion, { readonly namespace: string; readonly mime: string }>
> = {
  '1.1': { namespace: 'http://schemas.xmlsoap.org/soap/envelope/', mime: 'text/xml' },
  '1.2': { namespace: 'http://www.w3.org/2003/05/soap-envelope', mime: 'application/soap+xml' },
};

export const coreNamespace = 'http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd';
export const xopNamespace = 'http://www.w3.org/2004/08/xop/include';
export const securityNamespace =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

/** What an element of the body asks for, and the element that answers it. */
export type SoapOperation = {
  readonly answer: string;
  readonly mode: 'real_time' | 'batch';
  readonly does: CoreWish['does'];
};

export const soapOperations: Readonly<Record<string, SoapOperation>> = {
  COREEnvelopeRealTimeRequest: {
    answer: 'COREEnvelopeRealTimeResponse',
    mode: 'real_time',
    does: 'submit',
  },
  COREEnvelopeBatchSubmission: {
    answer: 'COREEnvelopeBatchSubmissionResponse',
    mode: 'batch',
    does: 'submit',
  },
  COREEnvelopeBatchSubmissionAckRetrievalRequest: {
    answer: 'COREEnvelopeBatchSubmissionAckRetrievalResponse',
    mode: 'batch',
    does: 'fetch_receipt',
  },
  COREEnvelopeBatchResultsRetrievalRequest: {
    answer: 'COREEnvelopeBatchResultsRetrievalResponse',
    mode: 'batch',
    does: 'fetch_results',
  },
  COREEnvelopeBatchResultsAckSubmission: {
    answer: 'COREEnvelopeBatchResultsAckSubmissionResponse',
    mode: 'batch',
    does: 'submit_receipt',
  },
};

/** How somebody asked, so that the answer comes in kind. */
export type SoapStyle = {
  readonly version: SoapVersion;
  readonly operation: SoapOperation;
  /** The question came as multipart/related of XOP (MTOM). */
  readonly isXop: boolean;
};

/** What is no SOAP, or not SOAP that is understood: told as a fault of SOAP, not of the rule. */
export type SoapFault = {
  readonly soapFault: 'Sender' | 'Receiver' | 'VersionMismatch' | 'MustUnderstand';
  readonly version: SoapVersion;
  readonly say: string;
  /** A code of WS-Security (SOAP Message Security 1.0 §12). */
  readonly security?: 'UnsupportedSecurityToken' | 'InvalidSecurity';
  /** Headers that had to be understood and were not. */
  readonly notUnderstood?: readonly { readonly namespace: string; readonly name: string }[];
};

export const isSoapFault = (value: object): value is SoapFault => 'soapFault' in value;
