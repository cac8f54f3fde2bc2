// Why: a code or number that cannot be right is as good as missing, and is asked for in the same one message; whether a code of right
// form exists is asked of the code sets.
import { readHcpcs } from '../codes/hcpcs.rules.ts';
import { readIcd10cm } from '../codes/icd10cm.rules.ts';
import { isWrongForm } from '../codes/form-verdict.rules.ts';
import { readPhone } from '../codes/phone.rules.ts';
import { readZipIn } from '../codes/zip.rules.ts';
import { rulesOf } from './gap-rows.rules.ts';

/** For every order: what is written but cannot be. */
export const formGaps = rulesOf(
  {
    prefix: 'form',
    at: '',
    family: 'all',
    source: 'Requirement M15; domain.md §3.2 (ICD-10-CM, HCPCS, postal and numbering plans)',
    validFrom: '2020-01-01',
  },
  [
    [
      'diagnosis',
      'diagnoses',
      'One of the diagnoses is not an ICD-10 code: please give the exact code, such as J44.9.',
      ({ diagnoses }) => diagnoses.some((one) => isWrongForm(readIcd10cm(one))),
    ],
    [
      'procedure',
      'lines',
      'One of the codes ordered is not a HCPCS or CPT code: please give five characters, such as E1390.',
      ({ lines }) => lines.some(({ code }) => code !== undefined && isWrongForm(readHcpcs(code))),
    ],
    [
      'zip_in_state',
      'address.zip',
      'The ZIP code and the state do not fit together: please check the address.',
      ({ address }) =>
        address?.zip !== undefined &&
        address.state !== undefined &&
        isWrongForm(readZipIn(address.zip, address.state)),
    ],
    [
      'patient_phone',
      'patient.phone',
      'The patient’s phone number cannot be dialled: please give ten digits with the area code.',
      ({ patient }) => patient.phone !== undefined && isWrongForm(readPhone(patient.phone)),
      { suppliedBy: 'patient' },
    ],
  ],
);
