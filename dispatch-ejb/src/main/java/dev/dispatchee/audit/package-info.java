/**
 * Who changed what: one append-only row for each change, in the transaction of the change.
 *
 * <p>Uses the database. The services of all parts write here; nothing changes or deletes a row.
 */
@NullMarked
package dev.dispatchee.audit;

import org.jspecify.annotations.NullMarked;
