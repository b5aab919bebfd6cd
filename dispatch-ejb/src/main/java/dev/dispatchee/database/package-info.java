/**
 * Plain JDBC for the paths that a run takes: transactions, and what differs between the databases.
 *
 * <p>Entities serve everything else. Uses only what all parts share; the stores of all parts use
 * it.
 */
@NullMarked
package dev.dispatchee.database;

import org.jspecify.annotations.NullMarked;
