// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Has executors send: they know how, and what administrators allow them to reach. Safe for several
 * threads.
 */
@Singleton
public class AlertExecutors {

  private final DispatchTaskExecutorRegistry registry;
  private final SecretStore secrets;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public AlertExecutors(DispatchTaskExecutorRegistry registry, SecretStore secrets, Clock clock) {
    this.registry = registry;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * The value of a secret.
   *
   * @throws UnsentException if it is no reference, or this server has no such secret
   */
  String secret(String reference) throws UnsentException {
    return SecretReference.parse(reference)
        .flatMap(secrets::find)
        .orElseThrow(() -> new UnsentException("this server has no secret " + reference, null));
  }

  /**
   * Runs an executor on this thread.
   *
   * @param type which
   * @param name what is sent, for people
   * @param key the same each time that it is sent
   * @throws UnsentException saying why it was not accepted, without secrets
   * @throws InterruptedException if this thread was interrupted
   */
  void run(String type, String name, String key, Map<String, String> settings, int attempt)
      throws UnsentException, InterruptedException {
    var executor =
        registry
            .find(type)
            .orElseThrow(
                () ->
                    new UnsentException(
                        "this node has no executor of type '%s'".formatted(type), null));
    RunSettings resolved;
    try {
      resolved = RunSettings.of(settings, executor.description().settings(), secrets::find);
    } catch (IllegalArgumentException | PermanentFailureException refused) {
      throw new UnsentException(messageOf(refused), refused);
    }
    try {
      executor.execute(new AlertCall(name, key, resolved.settings(), clock.instant(), attempt));
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception refused) {
      throw new UnsentException(resolved.mask().mask(messageOf(refused)), refused);
    }
  }

  private static String messageOf(Exception refused) {
    return Optional.ofNullable(refused.getMessage())
        .filter(message -> !message.isBlank())
        .orElse(refused.getClass().getName());
  }
}
