// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.Files;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.testkit.RunOutcome;
import dev.dispatchee.testkit.TestRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run of the test kit ends and tells like one of the engine, whatever its executor does. */
class LikeTheTestKitTest {

  private static final String TOKEN = "hunter2 of the mail";
  private static final byte[] FILE = "of the trigger".getBytes(StandardCharsets.UTF_8);
  private static final Instant PLANNED = Instant.parse("2026-05-01T12:00:00.123Z");

  @ParameterizedTest
  @EnumSource
  void endsAlike(Deed deed) {
    var kit =
        TestRun.of(deed)
            .plannedFor(PLANNED)
            .attempt(2)
            .with("token", TOKEN)
            .withFile("a.properties", FILE)
            .execute();

    assertThat(told(kit)).isEqualTo(toldByTheEngine(deed, null));
  }

  @ParameterizedTest
  @EnumSource
  void endsAlikeWhenCanceled(Deed deed) {
    var kit =
        TestRun.of(deed)
            .plannedFor(PLANNED)
            .attempt(2)
            .with("token", TOKEN)
            .withFile("a.properties", FILE)
            .canceledBefore()
            .execute();

    assertThat(told(kit)).isEqualTo(toldByTheEngine(deed, EndReason.USER));
  }

  private static List<String> told(RunOutcome outcome) {
    var progress = outcome.progress();
    var last = progress.isEmpty() ? null : progress.get(progress.size() - 1);
    return List.of(
        outcome.status().name(),
        outcome.reason().map(Enum::name).orElse(""),
        outcome.error(),
        outcome.output(),
        last == null ? "" : last.percent() + " " + last.message(),
        outcome.result().orElse(""),
        outcome.state().toString());
  }

  private static List<String> toldByTheEngine(Deed deed, @Nullable EndReason asked) {
    var run = run();
    var settings =
        RunSettings.of(
            Map.of("token", "${secret:mail}"),
            SettingsForm.of(Settings.class),
            reference -> Optional.of(TOKEN));
    var context =
        new RunContext(
            run,
            settings,
            1000,
            Optional::empty,
            Map::of,
            () -> Optional.of(stored()),
            Optional::empty,
            () -> asked != null);
    Throwable thrown = null;
    try {
      deed.execute(context);
    } catch (Throwable anything) {
      thrown = anything;
    }
    var result = RunEnd.result(run, context, PLANNED, PLANNED, asked, thrown, thrown == null);
    var output = new StringBuilder();
    result.output().chunks().forEach(one -> output.append(new String(one, StandardCharsets.UTF_8)));
    var progress = result.progress();
    return List.of(
        result.status().name(),
        Stream.ofNullable(result.reason()).map(Enum::name).findFirst().orElse(""),
        Objects.requireNonNullElse(result.error(), ""),
        output.toString(),
        progress == null ? "" : progress.percent() + " " + progress.message(),
        Objects.requireNonNullElse(result.legacy().result(), ""),
        String.valueOf(Objects.requireNonNullElse(result.legacy().state(), Map.of())));
  }

  private static StoredFile stored() {
    var engine = new EngineOnDatabase(TestDatabase.H2);
    var files = new Files(engine.database, FileRules.DEFAULT, engine.clock);
    try {
      return files.take("a.properties", new ByteArrayInputStream(FILE));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ClaimedRun run() {
    var trigger = new DispatchTriggerId(3);
    return new ClaimedRun(
        new RunKey(trigger, new DispatchLogId(8)),
        1,
        new RunSubject(trigger, "nightly", "deed", "{}", 4),
        RunCause.RETRY,
        PLANNED,
        "*",
        2,
        new DispatchLogId(7),
        null,
        new RetryRule(3, Duration.ZERO, Duration.ZERO, false),
        null,
        false);
  }

  record Settings(@Secret String token) {}

  /** Something that an executor does. */
  @DispatchExecutor(type = "deed", name = "Deed", settings = Settings.class)
  enum Deed implements DispatchTaskExecutor {
    NOTHING {
      @Override
      public void execute(DispatchTaskContext context) {}
    },
    TELLS_ITS_TOKEN_IN_PIECES {
      @Override
      public void execute(DispatchTaskContext context) throws Exception {
        var token = context.settings().require("token");
        context.output().print("it is " + token.substring(0, 5));
        context.output().print(token.substring(5));
        context.output().asStream().write(("; " + token).getBytes(StandardCharsets.UTF_8));
        context.output().print("; hunter2 o");
        context.output().cut();
        context.progress(-1, "before\r" + token);
        context.progress(1000, "has told\t" + token);
      }
    },
    READS_ITS_FILE {
      @Override
      public void execute(DispatchTaskContext context) throws Exception {
        var file = context.file().orElseThrow();
        context.output().print(file.name() + " " + file.size() + " " + file.checksum() + " ");
        try (var bytes = file.open()) {
          context.output().print(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    },
    GRUMBLES {
      @Override
      public void execute(DispatchTaskContext context) {
        context.error().print(" it was hard: " + context.settings().require("token") + " \n");
      }
    },
    GRUMBLES_AND_THROWS {
      @Override
      public void execute(DispatchTaskContext context) {
        context.error().print("it was too hard");
        throw new IllegalStateException("and now");
      }
    },
    THROWS_ITS_TOKEN {
      @Override
      public void execute(DispatchTaskContext context) {
        throw new IllegalStateException("refused: " + context.settings().require("token"));
      }
    },
    THROWS_WITHOUT_A_WORD {
      @Override
      public void execute(DispatchTaskContext context) {
        throw new IllegalStateException(" ");
      }
    },
    FAILS_FOR_GOOD {
      @Override
      public void execute(DispatchTaskContext context) {
        throw new PermanentFailureException("no such order");
      }
    },
    REFUSES_A_SETTING {
      @Override
      public void execute(DispatchTaskContext context) {
        throw new InvalidSettingsException("url", "nowhere", "an address");
      }
    },
    IS_FATAL {
      @Override
      public void execute(DispatchTaskContext context) {
        throw new StackOverflowError();
      }
    },
    ENDS_WHEN_CANCELED {
      @Override
      public void execute(DispatchTaskContext context) throws InterruptedException {
        if (context.isCanceled()) {
          throw new InterruptedException("ended");
        }
      }
    },
    LEAVES_SOMETHING {
      @Override
      public void execute(DispatchTaskContext context) {
        context.state().put("at", "7");
        context.result("7 of " + context.settings().require("token"));
        context.state().put("too long", "x".repeat(16 * 1024));
      }
    },
    LEAVES_TOO_MUCH {
      @Override
      public void execute(DispatchTaskContext context) {
        context.result("x".repeat(5000));
      }
    },
    TELLS_WHAT_IT_IS {
      @Override
      public void execute(DispatchTaskContext context) {
        context
            .output()
            .println(
                "attempt %d, planned for %s, last success %s"
                    .formatted(context.attempt(), context.plannedDate(), context.lastSuccess()));
      }
    }
  }
}
