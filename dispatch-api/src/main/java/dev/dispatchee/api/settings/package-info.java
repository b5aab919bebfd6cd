/**
 * Settings as an executor declares them: a record, each component one setting.
 *
 * <p>An author writes a record, with {@link dev.dispatchee.api.settings.Setting} and {@link
 * dev.dispatchee.api.settings.Secret} on its components, and names it in {@link
 * dev.dispatchee.api.DispatchExecutor#settings}. A {@link dev.dispatchee.api.settings.SettingsForm}
 * is made of it once: it says what is wrong with settings, creates the record, and publishes a JSON
 * Schema.
 *
 * <p>Uses the JDK only. The API's settings and the discovery use it, and the engine, to check what
 * users enter.
 */
@NullMarked
package dev.dispatchee.api.settings;

import org.jspecify.annotations.NullMarked;
