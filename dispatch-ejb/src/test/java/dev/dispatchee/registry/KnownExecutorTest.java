// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import dev.dispatchee.api.settings.SettingsFault;
import dev.dispatchee.api.settings.SettingsForm;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One type of executor on several nodes. */
class KnownExecutorTest {

  private enum Way {
    FAST,
    SAFE
  }

  private record Old(String path, @Secret Optional<String> token, Optional<Way> way) {}

  private record New(String path, @Setting(min = "1") Optional<Integer> limit, String owner) {}

  private static final SharedExecutor OLD = SharedExecutor.of(described(Old.class));
  private static final SharedExecutor NEW = SharedExecutor.of(described(New.class));

  @Test
  void thatOnlyOthersHaveIsJudgedByWhatTheySay() {
    var known = onOthers(Map.of("b", OLD));

    assertThat(known.nodes()).containsExactly("b");
    assertThat(known.differingNodes()).isEmpty();
    assertThat(known.faultsOfStored(Map.of("path", "/x", "token", "${secret:t}", "way", "fast")))
        .isEmpty();
    assertThat(known.faultsOfStored(Map.of("token", "plain", "way", "slow", "typo", "x")))
        .extracting(SettingsFault::sentence)
        .containsExactly(
            "setting 'path': a value is required (on node 'b')",
            "setting 'token': a secret must not be plain text, allowed: a reference"
                + " ${secret:ALIAS}, where ALIAS is 1 to 100 of A-Z a-z 0-9 . _ - (on node 'b')",
            "setting 'way': found 'slow', allowed: FAST, SAFE (on node 'b')",
            "setting 'typo': unknown setting, allowed: path, token, way (on node 'b')");
  }

  @Test
  void whoseVersionsDifferMustBeGivenWhatAllTake() {
    var known =
        KnownExecutor.of("a", described(Old.class), sorted(Map.of("b", NEW, "c", OLD)))
            .orElseThrow();

    assertThat(known.nodes()).containsExactly("a", "b", "c");
    assertThat(known.differingNodes()).containsExactly("b");
    assertThat(known.faultsOfStored(Map.of("path", "/x")))
        .extracting(SettingsFault::sentence)
        .containsExactly("setting 'owner': a value is required (on node 'b')");
  }

  @Test
  void isForbiddenWhatOneNodeForbids() {
    var open = new ExecutorDescription("x", "X", "", false, false, false, "X", "x.jar");
    var strict = new ExecutorDescription("x", "X", "", false, true, true, "X", "x.jar");
    var known =
        KnownExecutor.of("a", open, sorted(Map.of("b", SharedExecutor.of(strict)))).orElseThrow();

    assertThat(known.singleNode()).isTrue();
    assertThat(known.restricted()).isTrue();
    assertThat(KnownExecutors.onOneNode(open).restricted()).isFalse();
  }

  @Test
  void isTheSameAfterItWasWrittenAndReadWhateverItsArchiveIsCalled() {
    var read = SharedExecutor.read(OLD.text().replace("test.jar", "test-2.jar"));

    assertThat(read.isLike(OLD)).isTrue();
    assertThat(SharedExecutor.read(OLD.text().replaceFirst("\\{", "{\"later\":[1],")).isLike(OLD))
        .as("that a newer version has written")
        .isTrue();
    assertThat(read.isLike(NEW)).isFalse();
  }

  @Test
  void thatNobodyHasIsNotKnown() {
    assertThat(KnownExecutor.of("a", null, sorted(Map.of()))).isEmpty();
  }

  private static KnownExecutor onOthers(Map<String, SharedExecutor> others) {
    return KnownExecutor.of("a", null, sorted(others)).orElseThrow();
  }

  private static SortedMap<String, SharedExecutor> sorted(Map<String, SharedExecutor> others) {
    return new TreeMap<>(others);
  }

  private static ExecutorDescription described(Class<? extends Record> settings) {
    return new ExecutorDescription(
        "x", "X", "", false, false, false, "X", "test.jar", SettingsForm.of(settings));
  }
}
