// SPDX-License-Identifier: Apache-2.0
/**
 * Concurrency groups in the admin API. Only translates; the service has the rules and the roles.
 */
@NullMarked
package dev.dispatchee.web.group;

import org.jspecify.annotations.NullMarked;
