// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  record Sent(
      String name,
      BigInteger priority,
      Boolean active,
      Map<String, String> map,
      List<String> list) {}

  @Test
  void readsAnObjectWithFieldsLeftOut() {
    assertThat(read("{\"name\":\"Zoë 😀\",\"priority\":4,\"list\":[\"a\"]}"))
        .isEqualTo(new Sent("Zoë 😀", BigInteger.valueOf(4), null, null, List.of("a")));
  }

  @Test
  void readsNullAsAFieldLeftOut() {
    assertThat(read("{\"name\":null,\"priority\":null,\"active\":null,\"map\":null,\"list\":null}"))
        .isEqualTo(new Sent(null, null, null, null, null));
  }

  @Test
  void readsPastAByteOrderMark() {
    assertThat(read("\uFEFF{\"name\":\"a\"}").name()).isEqualTo("a");
  }

  @Test
  void readsWholeNumbersOfAnySizeSoThatTheRulesCanJudgeThem() {
    assertThat(read("{\"priority\":99999999999999999999}").priority())
        .isEqualTo(new BigInteger("99999999999999999999"));
  }

  @Test
  void namesAnUnknownField() {
    assertThat(faultOf("{\"nmae\":1}"))
        .hasMessageStartingWith("nmae: unknown field; allowed: ")
        .satisfies(fault -> assertThat(fault.field()).contains("nmae"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":1}",
        "{\"name\":1.5}",
        "{\"name\":true}",
        "{\"name\":{}}",
        "{\"name\":[\"a\"]}",
        "{\"name\":[]}"
      })
  void convertsNothingToText(String body) {
    assertWrongType(body, "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"4\"", "\"\"", "4.0", "4.5", "1e2", "true", "{}", "[4]"})
  void convertsNothingToAWholeNumber(String value) {
    assertWrongType("{\"priority\":" + value + "}", "priority");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "\"\"", "1", "0", "{}", "[true]"})
  void convertsNothingToATruthValue(String value) {
    assertWrongType("{\"active\":" + value + "}", "active");
  }

  @Test
  void namesThePlaceOfAWrongTypeInsideOfAField() {
    assertWrongType("{\"map\":{\"a\":1}}", "map.a");
    assertWrongType("{\"list\":[\"a\",2]}", "list.1");
    assertWrongType("{\"map\":[]}", "map");
    assertWrongType("{\"map\":\"\"}", "map");
    assertWrongType("{\"list\":\"a\"}", "list");
    assertWrongType("{\"list\":{}}", "list");
  }

  @Test
  void refusesAKeyThatIsGivenTwice() {
    assertThat(faultOf("{\"name\":\"a\",\"name\":\"a\"}"))
        .hasMessageEndingWith("the key 'name' is given twice");
    assertThat(faultOf("{\"map\":{\"k\":\"1\",\"k\":\"2\"}}")).hasMessageContaining("'k'");
  }

  @Test
  void refusesAKeyThatIsGivenTwiceInATree() {
    assertThat(treeFaultOf("{\"a\":{\"b\":1,\"b\":2}}"))
        .hasMessageEndingWith("the key 'b' is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "[{}]", "\"{}\"", "1", "true", "\n"})
  void acceptsNothingButOneObject(String body) {
    assertThat(faultOf(body)).hasMessage("the body must be one JSON object");
    assertThat(treeFaultOf(body)).hasMessage("the body must be one JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E2147483648", "-1e-2147483648", "1E99999999999999999999"})
  void refusesANumberWhoseExponentIsTooLarge(String number) {
    var body = "{\"name\":%s}".formatted(number);
    assertThat(faultOf(body)).hasMessageContaining("exponent");
    assertThat(treeFaultOf(body)).hasMessageContaining("exponent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{} 1", "{},", "{}}", "{} x", "{}\0"})
  void refusesWhatComesAfterTheObject(String body) {
    assertThat(faultOf(body)).hasMessageStartingWith("the body ");
    assertThat(treeFaultOf(body)).hasMessageStartingWith("the body ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"name", "{\"name\"", "{\"name\":", "{\"name\":\"a", "{\"name\":\"a\""})
  void saysThatABodyIsCutOff(String body) {
    assertThat(faultOf(body)).hasMessageEndingWith(": it ends too early");
    assertThat(treeFaultOf(body)).hasMessageEndingWith(": it ends too early");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'a'}",
        "{name:\"a\"}",
        "{\"name\":\"a\",}",
        "{/**/\"name\":\"a\"}",
        "{\"priority\":NaN}",
        "{\"priority\":04}",
        "{\"priority\":+4}",
        "{\"priority\":0x4}",
        "{\"name\":\"\\x\"}",
        "{\"name\":\"a\0b\"}",
        "{\"name\":\"a\nb\"}",
        "{\"name\":<script>}",
        "<html></html>"
      })
  void refusesWhatIsAlmostJson(String body) {
    assertThat(faultOf(body)).hasMessageStartingWith("the body ");
  }

  @Test
  void saysWhereItCannotBeRead() {
    assertThat(faultOf("{\n  \"name\": oops\n}"))
        .hasMessageStartingWith("the body cannot be read as JSON, line 2, column ");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    var body = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(treeFaultOf(body)).hasMessageContaining("nested too deeply");
  }

  @Test
  void refusesKeysAndNumbersWithoutEnd() {
    assertThat(treeFaultOf("{\"" + "k".repeat(60_000) + "\":1}")).hasMessageContaining("too long");
    assertThat(faultOf("{\"priority\":" + "9".repeat(5_000) + "}"))
        .hasMessageContaining("too long");
  }

  @Test
  void readsTextsAsLongAsABodyMayBe() {
    var text = "a".repeat(1_000_000);

    assertThat(read("{\"name\":\"" + text + "\"}").name()).isEqualTo(text);
  }

  @Test
  void refusesOtherEncodingsThanUtf8() {
    var json = "{\"name\":\"é\"}";

    assertThat(faultOf(json.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("the body is not UTF-8");
    assertThat(faultOf(json.getBytes(StandardCharsets.UTF_16))).isNotNull();
    assertThat(faultOf(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}))
        .hasMessage("the body is not UTF-8");
    assertThat(faultOf(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'}))
        .hasMessage("the body is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "1",
        "null",
        "{} {}",
        "{\"priority\":NaN}",
        "{\"name\":[[[]]]}",
        "{\"x\":1}",
        "{\"name\":{}}",
        "{\"priority\":1.5}",
        "{\"name\":\"",
        "{/",
        "{\"a\":1,\"a\":1}"
      })
  void namesNoClassAndNoSettingOfTheParser(String body) {
    assertThat(faultOf(body).getMessage())
        .doesNotContain("dev.", "java", "jackson", "Json", "Token", "Feature", "`", "Source");
  }

  @Test
  void showsNoControlCharactersAndNoLongTextsOfTheCaller() {
    var message = faultOf("{\"a\\u0000\\n\\u009b" + "x".repeat(300) + "\":1}").getMessage();

    assertThat(message).startsWith("a\uFFFD\uFFFD\uFFFDxx").hasSizeLessThan(200);
  }

  @Test
  void writesInstantsInUtcWithTheMillisecondsThereAre() {
    assertThat(write(Map.of("at", Instant.parse("2026-03-29T01:30:00Z"))))
        .isEqualTo("{\"at\":\"2026-03-29T01:30:00Z\"}");
    assertThat(write(Map.of("at", Instant.parse("2026-03-29T01:30:00.120Z"))))
        .isEqualTo("{\"at\":\"2026-03-29T01:30:00.120Z\"}");
  }

  @Test
  void writesDurationsAsJavaDoes() {
    assertThat(write(Map.of("for", Duration.ofDays(30)))).isEqualTo("{\"for\":\"PT720H\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":1}         | name: expected a string, found a number
          {"name":1.5}       | name: expected a string, found a decimal number
          {"name":true}      | name: expected a string, found true
          {"name":[]}        | name: expected a string, found an array
          {"name":{}}        | name: expected a string, found an object
          {"priority":"4"}   | priority: expected a whole number, found a string
          {"priority":4.5}   | priority: expected a whole number, found a decimal number
          {"priority":1e2}   | priority: expected a whole number, found a decimal number
          {"active":"true"}  | active: expected true or false, found a string
          {"active":0}       | active: expected true or false, found a number
          {"map":[]}         | map: expected an object, found an array
          {"map":""}         | map: expected an object, found a string
          {"map":{"a":1}}    | map.a: expected a string, found a number
          {"list":"a"}       | list: expected an array, found a string
          {"list":{}}        | list: expected an array, found an object
          {"list":["a",2]}   | list.1: expected a string, found a number
          """)
  void saysWhichTypeIsExpectedAndWhichWasFound(String body, String message) {
    assertThat(faultOf(body)).hasMessage(message);
    assertThat(convertFaultOf(body)).hasMessage(message);
  }

  private static void assertWrongType(String body, String field) {
    assertThat(faultOf(body))
        .hasMessageMatching("\\Q" + field + "\\E: expected [a-z ]+, found [a-z ]+")
        .satisfies(fault -> assertThat(fault.field()).contains(field));
  }

  private static Sent read(String body) {
    return Json.read(body.getBytes(StandardCharsets.UTF_8), Sent.class);
  }

  private static String write(Object value) {
    return Json.tree(value).toString();
  }

  private static UnreadableJsonException faultOf(String body) {
    return faultOf(body.getBytes(StandardCharsets.UTF_8));
  }

  private static UnreadableJsonException faultOf(byte[] body) {
    return assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> Json.read(body, Sent.class))
        .actual();
  }

  private static UnreadableJsonException convertFaultOf(String body) {
    var tree = Json.readTree(body.getBytes(StandardCharsets.UTF_8));
    return assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> Json.convert(tree, Sent.class))
        .actual();
  }

  private static UnreadableJsonException treeFaultOf(String body) {
    return assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> Json.readTree(body.getBytes(StandardCharsets.UTF_8)))
        .actual();
  }
}
