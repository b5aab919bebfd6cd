/**
 * The executor {@code sql}: statements on one data source a run, in one transaction.
 *
 * <p>The settings are read and refused as a whole ({@link
 * dev.dispatchee.executors.sql.SqlSettings}); statements are executed on a thread of their own, so
 * that another can end them ({@link dev.dispatchee.executors.sql.WatchedWork}); of what they
 * return, the output shows no more than was asked for ({@link
 * dev.dispatchee.executors.sql.ResultTable}).
 *
 * <p>Uses the API of executors, JDBC, the data sources of the server and MicroProfile Config.
 * Nobody uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.sql;

import org.jspecify.annotations.NullMarked;
