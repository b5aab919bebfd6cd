// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.configurator.ServerRequirements.Requirement;
import dev.dispatchee.database.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerRequirementsTest {

  private static final String DATA_SOURCE = "subsystem=datasources,data-source=DispatchDS";
  private static final String EXECUTOR = "subsystem=ee,managed-executor-service=dispatch";
  private static final String QUEUE =
      "subsystem=messaging-activemq,server=default,jms-queue=dispatch.executor";

  private final Model model = new Model();
  private final ServerRequirements requirements =
      new ServerRequirements(model, new Pooler(TestDatabase.H2.create()));

  @Test
  void holdWhenTheServerWasInstalledAsOurScriptDoes() {
    assertThat(requirements.hold()).as("before the first look").isFalse();

    requirements.checkNowAndThen();

    assertThat(requirements.hold()).isTrue();
    assertThat(requirements.capacity()).isEqualTo(16);
    assertThat(broken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "data-source, validConnectionCheckerClassName",
    "data-source, validateOnMatch",
  })
  void nameADataSourceThatDoesNotCheckItsConnections(String name, String missing) {
    model.resources.get(DATA_SOURCE).remove(missing);

    requirements.checkNowAndThen();

    assertThat(broken()).extracting(Requirement::name).containsExactly(name);
    assertThat(broken().get(0).mend()).contains("DispatchDS").contains("install.cli");
  }

  @Test
  void takeADataSourceWithXaAndCheckedByAStatementInTheBackground() {
    model.resources.remove(DATA_SOURCE);
    model.put(
        "subsystem=datasources,xa-data-source=DispatchDS",
        Map.of("checkValidConnectionSql", "select 1", "backgroundValidation", "true"));

    requirements.checkNowAndThen();

    assertThat(requirements.hold()).isTrue();
  }

  @Test
  void nameAnExecutorServiceThatIsMissingOrWhosePoolWouldNotGrow() {
    model.resources.get(EXECUTOR).remove("coreThreads");
    requirements.checkNowAndThen();
    assertThat(broken()).extracting(Requirement::name).containsExactly("executor-service");
    assertThat(broken().get(0).mend()).contains("none and 16").contains("install.cli");

    model.resources.remove(EXECUTOR);
    requirements.checkNowAndThen();
    assertThat(broken().get(0).mend()).contains("none and none");
  }

  @Test
  void nameAQueueThatIsMissingAndHoldAgainWhenItIsThere() {
    model.resources.remove(QUEUE);
    requirements.checkNowAndThen();
    assertThat(broken()).extracting(Requirement::name).containsExactly("queue");
    assertThat(requirements.hold()).isFalse();

    model.put(QUEUE, Map.of());
    requirements.checkNowAndThen();

    assertThat(requirements.hold()).as("looked at again at once").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"undertow", "ejb3"})
  void nameASubsystemThatMapsNoRoles(String subsystem) {
    model.resources.remove("subsystem=%s,application-security-domain=other".formatted(subsystem));

    requirements.checkNowAndThen();

    assertThat(broken()).extracting(Requirement::name).containsExactly("roles-" + subsystem);
    assertThat(broken().get(0).mend())
        .contains("/subsystem=%s/application-security-domain=other:add".formatted(subsystem));
  }

  private List<Requirement> broken() {
    return requirements.latest().stream().filter(found -> !found.holds()).toList();
  }

  /** A server that was installed as our script does. */
  private static final class Model extends ServerModel {

    private final Map<String, Map<String, String>> resources = new HashMap<>();

    Model() {
      put(
          DATA_SOURCE,
          Map.of("validConnectionCheckerClassName", "some.Checker", "validateOnMatch", "true"));
      put(EXECUTOR, Map.of("coreThreads", "16", "maxThreads", "16"));
      put(QUEUE, Map.of());
      put("subsystem=undertow,application-security-domain=other", Map.of());
      put("subsystem=ejb3,application-security-domain=other", Map.of());
    }

    void put(String address, Map<String, String> attributes) {
      resources.put(address, new HashMap<>(attributes));
    }

    @Override
    boolean has(String address) {
      return resources.containsKey(address);
    }

    @Override
    Optional<String> read(String address, String attribute) {
      return Optional.ofNullable(resources.getOrDefault(address, Map.of()).get(attribute));
    }
  }
}
