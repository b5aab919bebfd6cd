// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.executors.HostileTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of messages as users write them. */
class MessagePropertyTest {

  static Stream<Arguments> properties() {
    return Stream.of(
        Arguments.of("a", "x = y", "x = y"),
        Arguments.of("A_1 : string", "5", "5"),
        Arguments.of("b:boolean", "true", true),
        Arguments.of("b:byte", "-128", (byte) -128),
        Arguments.of("b:short", "7", (short) 7),
        Arguments.of("b:int", "7", 7),
        Arguments.of("b:long", "9223372036854775807", Long.MAX_VALUE),
        Arguments.of("b:float", "0.5", 0.5f),
        Arguments.of("b:double", "-1e3", -1000.0),
        Arguments.of("JMSXGroupID", "g", "g"),
        Arguments.of("JMSXGroupSeq:int", "1", 1));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void areTyped(String key, String text, Object value) {
    assertThat(MessageProperty.parseAll(Map.of(key, text)))
        .extracting(MessageProperty::value)
        .containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({
    "a:integer, 1",
    "a:Int, 1",
    "a:, 1",
    "a:int:int, 1",
    "a:int, 1.5",
    "a:int, 2147483648",
    "a:byte, 128",
    "a:boolean, yes",
    "a:boolean, TRUE",
    "a:double, NaN",
    "a:double, 1e999",
    "a:float, 1e39",
    "1a, x",
    "a b, x",
    "a.b, x",
    "ä, x",
    "_AMQ_ROUTE_TO, x",
    "null, x",
    "And, x",
    "JMSReplyTo, x",
    "JMSXUserID, x",
    "JMSXGroupSeq, 1",
    "JMSXGroupID:int, 1",
    "JMS_AMQ_X, x",
    "DispatchIdempotencyKey, x"
  })
  void refusesWhatIsNoneOrNotTheSendersToSet(String key, String text) {
    assertThatThrownBy(() -> MessageProperty.parseAll(Map.of(key, text)))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            refused -> assertThat(refused.key()).isEqualTo("properties"));
  }

  @Test
  void areJudgedInNoTimeWhateverTheyAre() {
    HostileTexts.areJudgedSoon(
        JmsSendSettings.class, Map.of("destination", "java:/a", "properties", "a=b"));
  }

  @Test
  void refusesANameThatIsThereTwiceUnderTwoTypes() {
    assertThatThrownBy(() -> MessageProperty.parseAll(Map.of("a", "1", "a:int", "1")))
        .hasMessageContaining("each name once");
  }

  @Test
  void refusesMoreThanFifty() {
    var many = new LinkedHashMap<String, String>();
    for (int i = 0; i < 51; i++) {
      many.put("a" + i, "x");
    }

    assertThatThrownBy(() -> MessageProperty.parseAll(many)).hasMessageContaining("at most 50");
  }
}
