/**
 * The part {@code DispatchLog}: one row for each run, from QUEUED to its end, and for what did not
 * run.
 *
 * <p>What changes a run's state is here and nowhere else, each change one conditional statement:
 * {@code RunInserts} makes rows, {@code Claims} starts them, {@code Results} ends them. Those three
 * speak JDBC, because every run passes through them; the entity serves reading. Uses the database,
 * the nodes and the audit. The trigger inserts, the listener claims and ends, the web reads through
 * {@code DispatchLogService}.
 */
@NullMarked
package dev.dispatchee.log;

import org.jspecify.annotations.NullMarked;
