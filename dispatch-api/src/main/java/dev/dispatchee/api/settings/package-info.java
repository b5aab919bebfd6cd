/**
 * Settings as an executor declares them: a record, each component one setting.
 *
 * <p>An author writes a record, with {@link dev.dispatchee.api.settings.Setting} and {@link
 * dev.dispatchee.api.settings.Secret} on its components, and names it in {@link
 * dev.dispatchee.api.DispatchExecutor#settings}. A {@link dev.dispatchee.api.settings.SettingsForm}
 * is made of it once: it says what is wrong with settings, makes the record of them, and publishes
 * a JSON Schema.
 *
 * <p>Uses the JDK only. The API's settings and the discovery use it, and the engine to judge what
 * users write.
 */
@NullMarked
package dev.dispatchee.api.settings;

import org.jspecify.annotations.NullMarked;
