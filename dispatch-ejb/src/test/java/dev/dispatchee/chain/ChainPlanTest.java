// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainPlanTest {

  @Test
  void membersAreInOrderAndThoseOfAnInnerArrayAreOneStep() {
    var plan =
        ChainPlan.parse(
            """
            [{"trigger": "load"},
             [{"name": "left", "trigger": 7}, {"name": "right", "trigger": 7, "on": "always"}],
             {"trigger": "tell", "on": "failure", "settings": {"text": "a ${members.left.result/b/0}"}}]
            """);

    assertThat(plan.members())
        .extracting(ChainMember::name, ChainMember::step, ChainMember::on)
        .containsExactly(
            tuple("load", 0, RunsOn.SUCCESS),
            tuple("left", 1, RunsOn.SUCCESS),
            tuple("right", 1, RunsOn.ALWAYS),
            tuple("tell", 2, RunsOn.FAILURE));
    assertThat(plan.members().get(1).trigger()).isEqualTo(new MemberReference(7L, null));
    assertThat(plan.members().get(3).wanted()).containsExactly("left");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x | no JSON",
        "{} | found no array",
        "[] | found 0 members",
        "[[]] | a step without members",
        "[{\"trigger\":\"a\"}] x | no JSON",
        "[5] | member 1: found what is no object",
        "[[[{\"trigger\":\"a\"}]]] | member 1: found what is no object",
        "[{\"trigger\":\"a\",\"x\":1}] | member 1: found field 'x'",
        "[{\"trigger\":\"a\",\"trigger\":\"b\"}] | no JSON",
        "[{}] | member 1 trigger: found nothing",
        "[{\"trigger\":0}] | member 1 trigger: found '0'",
        "[{\"trigger\":1.5}] | member 1 trigger: found '1.5'",
        "[{\"trigger\":\"a b\"}] | member 1 trigger: found '\"a b\"'",
        "[{\"trigger\":\"a\\u0000\"}] | member 1 trigger",
        "[{\"trigger\":\"a.b\"}] | member 1 name: found none, and 'a.b' of its trigger",
        "[{\"trigger\":\"a\",\"name\":\"\"}] | member 1 name",
        "[{\"trigger\":\"a\"},{\"trigger\":\"a\"}] | two members named 'a'",
        "[{\"trigger\":\"a\",\"on\":\"SUCCESS\"}] | member 1 on: found '\"SUCCESS\"'",
        "[{\"trigger\":\"a\",\"settings\":{\"k\":1}}] | member 1 settings: found 'k': '1'",
        "[{\"trigger\":\"a\",\"settings\":{\"k\":\"\\u0000\"}}] | without control characters",
        "[{\"trigger\":\"a\",\"settings\":{\"k\":\"\\ud800\"}}] | without control characters",
        "[{\"trigger\":\"a\",\"settings\":{\"k\":\"${members.a.result}\"}}] | the result of 'a'",
        "[{\"trigger\":\"a\",\"settings\":{\"k\":\"${members.z.result}\"}}] | the result of 'z'",
        "[[{\"trigger\":\"a\"},{\"trigger\":\"b\",\"settings\":{\"k\":\"${members.a.result}\"}}]] |"
            + " the result of 'a'"
      })
  void whatCannotBeReadIsRefusedInWords(String json, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainPlan.parse(json))
        .withMessageContaining(words)
        .withMessageContaining("allowed: ");
  }

  @Test
  void aThousandMembersAreAllowedAndNotOneMore() {
    assertThat(ChainPlan.parse(members(1_000)).members()).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainPlan.parse(members(1_001)))
        .withMessage("found more than 1000 members, allowed: 1 to 1000");
  }

  private static String members(int count) {
    var json = new StringBuilder("[");
    for (int i = 1; i <= count; i++) {
      json.append(i == 1 ? "" : ",").append("{\"trigger\":").append(i).append('}');
    }
    return json.append(']').toString();
  }

  @Test
  void depthIsLimited() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainPlan.parse("[".repeat(60_000) + "]".repeat(60_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${members.a.result",
        "${members.a}",
        "${members.a.error}",
        "${members.a.results}",
        "${members.a.result.b}",
        "${members.}"
      })
  void whatIsNoPlaceIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilledText.parse(text))
        .withMessageContaining("allowed: ${members.NAME.result}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "${HOME}", "${secret:x}", "$", "{}", "a ${member.x} $${"})
  void otherTextStaysAsItIs(String text) {
    var read = FilledText.parse(text);
    assertThat(read.hasPlaces()).isFalse();
    assertThat(read.fill(place -> "x", 100)).isEqualTo(text);
  }

  @Test
  void placesAreFilledFromTextsAndFromJson() {
    var results =
        new ResultValues(
            Map.of(
                "a",
                "plain ${members.b.result}",
                "b",
                "{\"x\":[1.50,\"t\",{\"y\":true}],\"n\":null}"));
    assertThat(fill("<${members.a.result}>", results)).isEqualTo("<plain ${members.b.result}>");
    assertThat(fill("${members.b.result/x/0}${members.b.result/x/1}", results)).isEqualTo("1.50t");
    assertThat(fill("${members.b.result/x/2}", results)).isEqualTo("{\"y\":true}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fill("${members.b.result/n}", results))
        .withMessage("the result of member 'b' has nothing at /n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fill("${members.a.result/x}", results))
        .withMessage("the result of member 'a' is no JSON");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fill("${members.c.result}", results))
        .withMessage("member 'c' left no result");
  }

  private static String fill(String text, ResultValues results) {
    return FilledText.parse(text).fill(results::at, 1_000);
  }

  @Test
  void whatIsFilledInIsLimited() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FilledText.parse("${members.a.result}".repeat(1_000))
                    .fill(place -> "x".repeat(4_096), 65_536))
        .withMessage("filled in, it has more than the 65536 characters that are allowed");
  }

  // 64 KiB are read in milliseconds; a second look at each character would take minutes for these.
  @Test
  @Timeout(20)
  void readingTakesAsLongAsTheTextIs() {
    var opened = "${members.".repeat(3_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> FilledText.parse(opened));
    var places = "${members.a.result}".repeat(2_000_000);
    assertThat(FilledText.parse(places).parts()).hasSize(2_000_000);
  }
}
