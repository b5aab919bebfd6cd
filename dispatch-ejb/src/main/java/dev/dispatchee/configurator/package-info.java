/**
 * The part {@code DispatchConfigurator}: what starts, keeps and stops the engine.
 *
 * <p>It reads and checks the configuration, brings the schema up to date, keeps the heartbeat,
 * sweeps, watches and drains. Threads are started here and nowhere else. It is at the top: it uses
 * all other parts, and of it the web uses {@code Readiness} and {@code AboutService} only.
 */
@NullMarked
package dev.dispatchee.configurator;

import org.jspecify.annotations.NullMarked;
