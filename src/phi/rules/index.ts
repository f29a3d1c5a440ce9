import { account } from './account.ts';
import { age } from './age.ts';
import { date } from './date.ts';
import { device } from './device.ts';
import { email } from './email.ts';
import { fax } from './fax.ts';
import { handle } from './handle.ts';
import { healthPlan } from './health-plan.ts';
import { hl7 } from './hl7.ts';
import { ipAddress } from './ip-address.ts';
import { license } from './license.ts';
import { mrn } from './mrn.ts';
import { nationalId } from './national-id.ts';
import { otherId } from './other-id.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import type { Rule } from './rule.ts';
import { ssn } from './ssn.ts';
import { unlabelledId } from './unlabelled-id.ts';
import { url } from './url.ts';
import { vehicle } from './vehicle.ts';
import { zip } from './zip.ts';

/** Every rule. The order means nothing: what overlaps is settled by score. */
export const RULES: readonly Rule[] = [
  personName,
  date,
  age,
  phone,
  fax,
  email,
  ssn,
  mrn,
  healthPlan,
  account,
  license,
  nationalId,
  zip,
  url,
  ipAddress,
  handle,
  vehicle,
  device,
  otherId,
  hl7,
  unlabelledId,
];
