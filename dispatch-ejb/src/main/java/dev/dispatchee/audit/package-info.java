/**
 * Who changed what: one append-only row for each change, in the transaction of the change; and who
 * was refused what.
 *
 * <p>Uses the database. The services of all parts write here, the web notes refusals and reads
 * through {@code AuditService}; nothing changes or deletes a row.
 */
@NullMarked
package dev.dispatchee.audit;

import org.jspecify.annotations.NullMarked;
