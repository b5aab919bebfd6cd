// SPDX-License-Identifier: Apache-2.0
/** The audit over HTTP: translates to {@code AuditService}, and notes what was refused. */
@NullMarked
package dev.dispatchee.web.audit;

import org.jspecify.annotations.NullMarked;
