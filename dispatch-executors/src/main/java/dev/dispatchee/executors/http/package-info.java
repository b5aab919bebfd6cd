/**
 * The executor {@code http-request}: one HTTP request a run, to addresses that it may reach.
 *
 * <p>Three steps, each on its own: the settings are read and refused as a whole ({@link
 * dev.dispatchee.executors.http.PlannedRequest}), the address is resolved once, judged and kept
 * ({@link dev.dispatchee.executors.http.GuardedDnsResolver}), the exchange runs under one time
 * limit ({@link dev.dispatchee.executors.http.TimedExchange}).
 *
 * <p>Uses the API of executors, {@code timed}, HttpClient 5 and MicroProfile Config. Nobody uses
 * it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.http;

import org.jspecify.annotations.NullMarked;
