import type { Check } from '../rule';
import { apiServers } from './api-server';
import { encryptedClasses, encryptedStores } from './encryption';
import { logins } from './logins';
import { pods } from './pods';
import { administrators, roles } from './roles';
import { secretVariables } from './secrets';
import { securityGroups } from './security-groups';

/** Checks of security: SEC010 to SEC999. */
export const SECURITY_CHECKS: readonly Check[] = [
  apiServers,
  logins,
  securityGroups,
  encryptedStores,
  encryptedClasses,
  pods,
  secretVariables,
  roles,
  administrators,
];
