// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.api.discovery.DeclaredFile;
import dev.dispatchee.api.discovery.DeclaredTriggers;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.trigger.declare.DeclarationReader;
import dev.dispatchee.trigger.declare.DeclarationResult;
import dev.dispatchee.trigger.declare.Declarations;
import dev.dispatchee.trigger.declare.Declarer;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.edit.DeclarationView;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.edit.TriggerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the triggers that deployments declare, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeclarationsTest {

  /** Where the executors of this test come from: a deployment that is there. */
  private static final String HERE = "test-classes";

  private static final int SHORT_WAIT_MILLIS = 500;
  private static final String YEARLY = "0 0 0 1 1 ?";
  private static final String MONTHLY = "0 0 0 1 * ?";

  // One for all tests on a database: beans take longer to start than all that is tried here.
  private static EngineOnDatabase engine;
  private static ServicesOnDatabase services;

  DeclarationsTest(TestDatabase kind) {
    if (engine == null) {
      engine = new EngineOnDatabase(kind);
      services = new ServicesOnDatabase(engine);
    }
  }

  @BeforeEach
  void beginAnew() {
    engine.clock.set(EngineOnDatabase.NOON);
    engine.update("delete from dispatch_trigger");
    engine.update("delete from dispatch_audit");
  }

  // Not after all: then the tests of the second database would be on the first.
  @AfterParameterizedClassInvocation
  static void close() {
    services.close();
    engine = null;
  }

  @Test
  void makesThemInTheNameOfTheDeploymentAndOnce() throws Exception {
    var declared = declared("greet.jar", entry("a", "A", YEARLY), entry("b", "B", YEARLY));

    assertThat(apply(declared)).isEqualTo(new DeclarationResult(2, 2, 0, 0, List.of()));
    assertThat(apply(declared)).isEqualTo(new DeclarationResult(2, 0, 0, 0, List.of()));

    var trigger = trigger("a");
    assertThat(trigger.active()).as("who says when it fires wants it to fire").isTrue();
    assertThat(trigger.cronExpression()).isEqualTo(YEARLY);
    assertThat(trigger.nextFireDate()).isNotNull();
    assertThat(trigger.createdBy()).isEqualTo("deployment:greet.jar");
    assertThat(trigger.version()).isZero();
    assertThat(trigger.declaration()).isEqualTo(new DeclarationView("greet.jar", false, List.of()));
    assertThat(auditOf("deployment:greet.jar")).isEqualTo(2);
    assertThat(engine.number("select count(*) from dispatch_audit")).isEqualTo(2);
  }

  @Test
  void followTheNextDeclarationWhereNobodyHasChangedThem() throws Exception {
    apply(declared("greet.jar", entry("a", "A", YEARLY) + ", \"priority\": 2"));
    change("a", draft -> draft.withActive(false));
    assertThat(trigger("a").declaration())
        .isEqualTo(new DeclarationView("greet.jar", false, List.of("active")));

    var next = declared("greet.jar", entry("a", "Other", MONTHLY) + ", \"priority\": 7");
    assertThat(apply(next)).isEqualTo(new DeclarationResult(1, 0, 1, 0, List.of()));

    var trigger = trigger("a");
    assertThat(trigger.name()).isEqualTo("Other");
    assertThat(trigger.cronExpression()).isEqualTo(MONTHLY);
    assertThat(trigger.priority()).isEqualTo(7);
    assertThat(trigger.active()).as("somebody has paused it").isFalse();
    assertThat(trigger.modifiedBy()).isEqualTo("deployment:greet.jar");
    assertThat(trigger.declaration())
        .isEqualTo(new DeclarationView("greet.jar", false, List.of("active")));
  }

  @Test
  void keepAScheduleThatSomebodyHasChangedInAnyPart() throws Exception {
    apply(declared("greet.jar", entry("a", "A", YEARLY)));
    change("a", draft -> draftIn(draft, "Europe/Berlin"));

    apply(declared("greet.jar", entry("a", "A", MONTHLY)));

    assertThat(trigger("a").cronExpression()).isEqualTo(YEARLY);
    assertThat(trigger("a").timeZoneId()).isEqualTo("Europe/Berlin");
    assertThat(trigger("a").declaration())
        .isEqualTo(
            new DeclarationView("greet.jar", false, List.of("cronExpression", "timeZoneId")));
    apply(declared("greet.jar", entry("a", "A", YEARLY) + ", \"timeZoneId\": \"Europe/Berlin\""));
    assertThat(trigger("a").declaration().differing()).isEmpty();
    apply(declared("greet.jar", entry("a", "A", MONTHLY) + ", \"timeZoneId\": \"Europe/Berlin\""));
    assertThat(trigger("a").cronExpression()).as("follows again").isEqualTo(MONTHLY);
  }

  @Test
  void areDeactivatedWhenTheyAreDeclaredNoMoreAndComeBack() throws Exception {
    var both = declared("greet.jar", entry("a", "A", YEARLY), entry("b", "B", YEARLY));
    apply(both);

    var result = apply(declared("greet.jar", entry("b", "B", YEARLY)));

    assertThat(result).isEqualTo(new DeclarationResult(1, 0, 0, 1, List.of()));
    assertThat(trigger("a").active()).isFalse();
    assertThat(trigger("a").nextFireDate()).isNull();
    assertThat(trigger("a").declaration())
        .isEqualTo(new DeclarationView("greet.jar", true, List.of()));
    assertThat(trigger("b").active()).isTrue();
    assertThat(apply(both)).isEqualTo(new DeclarationResult(2, 0, 1, 0, List.of()));
    assertThat(trigger("a").active()).isTrue();
    assertThat(trigger("a").declaration())
        .isEqualTo(new DeclarationView("greet.jar", false, List.of()));
  }

  @Test
  void stayPausedIfSomebodyHadPausedThemBeforeTheyWereDeclaredNoMore() throws Exception {
    var declared = declared("greet.jar", entry("a", "A", YEARLY));
    apply(declared);
    change("a", draft -> draft.withActive(false));

    assertThat(apply(declared("greet.jar")).deactivated()).isZero();
    apply(declared);

    assertThat(trigger("a").active()).isFalse();
    assertThat(trigger("a").declaration().differing()).containsExactly("active");
  }

  @Test
  void stayActiveIfSomebodyActivatesThemThoughTheyAreDeclaredNoMore() throws Exception {
    apply(declared("greet.jar", entry("a", "A", YEARLY)));
    apply(declared("greet.jar"));
    change("a", draft -> draft.withActive(true));

    assertThat(apply(declared("greet.jar")).isNothing()).isTrue();

    assertThat(trigger("a").active()).isTrue();
  }

  @Test
  void areAllRefusedWhenOneIsWrongAndEachFaultIsTold() throws Exception {
    var result =
        apply(
            declared(
                "greet.jar",
                entry("a", "A", YEARLY),
                entry("b", "B", "nonsense"),
                entry("c", "C", YEARLY) + ", \"timeZoneId\": \"Mars/Olympus\"",
                entry("a", "Again", YEARLY),
                "\"externalReferenceCode\": \"d\", \"name\": \"D\","
                    + " \"dispatchTaskExecutorType\": \"nobody's\""));

    assertThat(result.faults()).hasSize(4);
    assertThat(result.faults().get(0))
        .startsWith("META-INF/dispatch-triggers.json, entry 2 'b': cronExpression: ");
    assertThat(result.faults().get(1)).contains("entry 3 'c': timeZoneId: ", "Mars/Olympus");
    assertThat(result.faults().get(2)).contains("entry 4 'a': externalReferenceCode: ", "'a'");
    assertThat(result.faults().get(3)).contains("entry 5 'd'", "executor with type 'nobody's'");
    assertThat(engine.number("select count(*) from dispatch_trigger")).isZero();
    assertThat(engine.number("select count(*) from dispatch_declaration")).isZero();
    assertThat(engine.number("select count(*) from dispatch_audit")).isZero();
  }

  @Test
  void areRefusedWhenAnotherDeploymentDeclaresThemForAsLongAsThatIsThere() throws Exception {
    apply(declared(HERE, entry("a", "A", YEARLY)));

    var result = apply(declared("other.jar", entry("a", "Mine", YEARLY)));

    assertThat(result.faults())
        .containsExactly(
            "META-INF/dispatch-triggers.json, entry 1 'a': externalReferenceCode: deployment"
                + " 'test-classes' declares it already");
    assertThat(trigger("a").name()).isEqualTo("A");
    engine.update("update dispatch_declaration set deployment = 'gone.jar'");
    assertThat(apply(declared("other.jar", entry("a", "Mine", YEARLY))).changed()).isOne();
    assertThat(trigger("a").name()).isEqualTo("Mine");
    assertThat(trigger("a").declaration().deployment()).isEqualTo("other.jar");
  }

  @Test
  void areThoseOfTheArchiveWithTheSameExecutorsAndAnotherName() throws Exception {
    apply(declared("greet-1.jar", entry("a", "A", YEARLY), entry("b", "B", YEARLY)));

    var result = apply(declared("greet-2.jar", entry("b", "B", YEARLY)));

    assertThat(result.deactivated()).isOne();
    assertThat(trigger("a").declaration())
        .isEqualTo(new DeclarationView("greet-2.jar", true, List.of()));
    assertThat(trigger("b").declaration().deployment()).isEqualTo("greet-2.jar");
  }

  @Test
  void leaveATriggerOfSomebodyAsItIsAndSayWhatDiffers() throws Exception {
    engine.aTrigger().ofExecutor("open").create();
    var code = engine.text("select external_reference_code from dispatch_trigger");

    var result = apply(declared("greet.jar", entry(code, "A", YEARLY)));

    assertThat(result.changed()).isZero();
    assertThat(trigger(code).name()).isNotEqualTo("A");
    assertThat(trigger(code).declaration().differing()).contains("name", "cronExpression");
  }

  @Test
  void letGoOfATriggerThatSomebodyGivesAnotherCode() throws Exception {
    var declared = declared("greet.jar", entry("a", "A", YEARLY));
    apply(declared);
    change("a", draft -> draft.withExternalReferenceCode("mine"));

    assertThat(apply(declared).faults())
        .containsExactly(
            "META-INF/dispatch-triggers.json, entry 1 'a': name: another trigger is named 'A'");
    assertThat(apply(declared("greet.jar", entry("a", "B", YEARLY))))
        .isEqualTo(new DeclarationResult(1, 1, 0, 0, List.of()));
    assertThat(trigger("mine").active()).as("is not the deployment's any more").isTrue();
  }

  @Test
  void areRefusedForATriggerOfAnotherExecutor() throws Exception {
    engine.aTrigger().ofExecutor("restricted").create();
    var code = engine.text("select external_reference_code from dispatch_trigger");

    assertThat(apply(declared("greet.jar", entry(code, "A", YEARLY))).faults())
        .singleElement()
        .asString()
        .contains("dispatchTaskExecutorType: found 'open', allowed: 'restricted'");
  }

  @Test
  void areLeftAloneWhenTheyHaveDoneTheirWorkAndAreMadeAgainWhenSomebodyDeletesThem()
      throws Exception {
    var once = engine.clock.instant().plus(Duration.ofDays(1)).toString();
    var declared =
        declared(
            "greet.jar",
            "\"externalReferenceCode\": \"a\", \"name\": \"A\","
                + " \"dispatchTaskExecutorType\": \"open\", \"runOnceDate\": \"%s\""
                    .formatted(once));
    apply(declared);
    engine.clock.tick(Duration.ofDays(2));

    assertThat(apply(declared)).isEqualTo(new DeclarationResult(1, 0, 0, 0, List.of()));

    engine.update("delete from dispatch_trigger");
    assertThat(engine.number("select count(*) from dispatch_declaration")).isZero();
    assertThat(apply(declared).faults()).singleElement().asString().contains("never fire");
    assertThat(apply(declared("greet.jar", entry("a", "A", YEARLY))).created()).isOne();
  }

  @Test
  void areMadeOnceByTwoNodesAtTheSameMoment() throws Exception {
    var declared = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      declared.add(entry("code" + i, "Name " + i, YEARLY));
    }
    var both = declared("greet.jar", declared.toArray(String[]::new));
    Callable<DeclarationResult> node = () -> apply(both);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var nodes = new ArrayList<Future<DeclarationResult>>();
      // Somebody takes names: both have seen that there are no triggers, and wait.
      engine.database.runInTransaction(
          connection -> {
            try (var lock =
                connection.prepareStatement("select stripe from dispatch_key_lock for update")) {
              lock.executeQuery().close();
            }
            nodes.add(threads.submit(node));
            nodes.add(threads.submit(node));
            assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> nodes.get(0).get(SHORT_WAIT_MILLIS, TimeUnit.MILLISECONDS));
            assertThat(nodes).noneMatch(Future::isDone);
          });
      var results = List.of(nodes.get(0).get(), nodes.get(1).get());

      assertThat(results).extracting(DeclarationResult::created).containsExactlyInAnyOrder(20, 0);
      assertThat(results).allMatch(result -> result.faults().isEmpty());
    } finally {
      threads.shutdown();
    }
    assertThat(engine.number("select count(*) from dispatch_trigger")).isEqualTo(20);
    assertThat(auditOf("deployment:greet.jar")).isEqualTo(20);
  }

  private long auditOf(String user) {
    return engine.number(
        "select count(*) from dispatch_audit where user_name = '%s'".formatted(user));
  }

  private static String entry(String code, String name, String cron) {
    return "\"externalReferenceCode\": \"%s\", \"name\": \"%s\",".formatted(code, name)
        + " \"dispatchTaskExecutorType\": \"open\", \"cronExpression\": \"%s\"".formatted(cron);
  }

  private static Declarations declared(String deployment, String... entries) {
    var text = "{\"triggers\": [%s]}".formatted(joined(entries));
    var file = new DeclaredFile("META-INF/dispatch-triggers.json", text, null);
    return DeclarationReader.read(
        deployment,
        List.of(new DeclaredTriggers(deployment, Set.of("open"), List.of(), List.of(file))));
  }

  private static String joined(String... entries) {
    return entries.length == 0 ? "" : "{" + String.join("}, {", entries) + "}";
  }

  private DeclarationResult apply(Declarations declared) throws Exception {
    return services.inTransaction(
        Declarer.class, declarer -> declarer.apply(declared).orElseThrow());
  }

  private TriggerView trigger(String code) throws Exception {
    return services.inTransaction(
        DispatchTriggerService.class, service -> service.get(id(service, code)));
  }

  private void change(String code, UnaryOperator<TriggerDraft> change) throws Exception {
    services.inTransaction(
        DispatchTriggerService.class,
        service -> service.change(id(service, code), change, VersionCondition.NONE, List.of()));
  }

  private static DispatchTriggerId id(DispatchTriggerService service, String code) {
    return Optional.of(code).flatMap(service::findByExternalReferenceCode).orElseThrow();
  }

  private static TriggerDraft draftIn(TriggerDraft draft, String zone) {
    return Drafts.aDraft()
        .with("externalReferenceCode", draft.externalReferenceCode())
        .with("name", draft.name())
        .with("dispatchTaskExecutorType", draft.dispatchTaskExecutorType())
        .with("active", draft.active())
        .with("cronExpression", draft.schedule().cronExpression())
        .with("timeZoneId", zone)
        .build();
  }
}
