// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.Violation;
import dev.dispatchee.trigger.StartRules;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import dev.dispatchee.web.request.QueryParameters.SortStep;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  private enum Kind {
    GOOD,
    BAD
  }

  @Test
  void whatIsNotGivenIsAbsentOrTheDefault() {
    var parameters = of();

    assertThat(parameters.text("search")).isNull();
    assertThat(parameters.texts("label")).isEmpty();
    assertThat(parameters.bool("active")).isNull();
    assertThat(parameters.number("id", 1, 9)).isNull();
    assertThat(parameters.instant("from")).isNull();
    assertThat(parameters.constant("kind", Kind.class)).isNull();
    assertThat(parameters.constants("kinds", Kind.class)).isEmpty();
    assertThat(parameters.page()).isEqualTo(1);
    assertThat(parameters.pageSize()).isEqualTo(20);
    assertThat(parameters.sort("name:asc", Set.of("name")))
        .containsExactly(new SortStep("name", true));
    assertThatCode(parameters::check).doesNotThrowAnyException();
  }

  @Test
  void readsWhatIsGiven() {
    var parameters =
        of(
            "search",
            "50%_\t",
            "label",
            "a",
            "label",
            "b",
            "active",
            "false",
            "id",
            "9",
            "from",
            "2026-03-29T01:30:00+01:00",
            "kind",
            "GOOD",
            "page",
            "2147483647",
            "pageSize",
            "200",
            "sort",
            "name:desc,id");

    assertThat(parameters.text("search")).isEqualTo("50%_\t");
    assertThat(parameters.texts("label")).containsExactly("a", "b");
    assertThat(parameters.bool("active")).isFalse();
    assertThat(parameters.number("id", 1, 9)).isEqualTo(9);
    assertThat(parameters.instant("from")).isEqualTo(Instant.parse("2026-03-29T00:30:00Z"));
    assertThat(parameters.constant("kind", Kind.class)).isEqualTo(Kind.GOOD);
    assertThat(parameters.page()).isEqualTo(2147483647);
    assertThat(parameters.pageSize()).isEqualTo(200);
    assertThat(parameters.sort("id", Set.of("name", "id")))
        .containsExactly(new SortStep("name", false), new SortStep("id", true));
    assertThatCode(parameters::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "",
        " ",
        "x",
        "1.0",
        "+1",
        "1e3",
        "0x1",
        "１",
        "2147483648",
        "99999999999999999999",
        "999999999999999999999999999999"
      })
  void aPageIsAPositiveWholeNumberInAsciiDigits(String value) {
    assertFault("page", QueryParameters::page, value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "10000", "-20", "x"})
  void aPageHas1To200Items(String value) {
    assertFault("pageSize", QueryParameters::pageSize, value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "", "1"})
  void aTruthValueIsTrueOrFalse(String value) {
    assertFault("active", parameters -> parameters.bool("active"), value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "UGLY", "", "0"})
  void aConstantIsGivenByItsName(String value) {
    assertFault("kind", parameters -> parameters.constant("kind", Kind.class), value);
    assertFault("kind", parameters -> parameters.constants("kind", Kind.class), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-29",
        "2026-03-29T01:30:00",
        "2026-03-29T01:30:00 01:00",
        "2026-12-31T23:59:60Z",
        "2026-02-29T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "0000-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00+18:00",
        "9999-12-31T23:59:59-01:00",
        "now",
        ""
      })
  void anInstantHasAnOffsetAndAYearThatDatabasesKnow(String value) {
    assertFault("from", parameters -> parameters.instant("from"), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "Name",
        "name:up",
        "name:",
        "name:asc:desc",
        "name:asc,",
        ",name",
        "name,name",
        "name:asc,name:desc",
        "name ",
        "id,foo"
      })
  void orderIsByKnownFieldsEachOnce(String value) {
    assertFault("sort", parameters -> parameters.sort("name", Set.of("name", "id")), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T23:59:59Z", "1970-01-01T00:30:00+01:00", "2200-01-01T00:00:00Z"})
  void yearsMayBeNarrower(String value) {
    assertFault("after", parameters -> parameters.instant("after", 1970, 2199), value);
    assertThat(of("after", "2199-12-31T23:59:59.999Z").instant("after", 1970, 2199)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\u001bb", "a\rb", "\u007f", "\u009b"})
  void noTextHasControlCharacters(String value) {
    assertFault("search", parameters -> parameters.text("search"), value);
    assertFault("label", parameters -> parameters.texts("label"), value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "a b", "#1", "a\0"})
  void aTextMayHaveToHaveAForm(String value) {
    Consumer<QueryParameters> reading =
        parameters -> parameters.text("group", StartRules::isGroupName, StartRules.GROUP_NAMES);

    assertFault("group", reading, value);
    assertThat(of("group", "mail").text("group", StartRules::isGroupName, "")).isEqualTo("mail");
    assertThat(of().text("group", StartRules::isGroupName, "")).isNull();
  }

  @Test
  void aParameterIsGivenOnce() {
    var parameters = of("page", "1", "page", "2");
    parameters.page();

    assertThat(faultsOf(parameters)).extracting(Violation::field).containsExactly("page");
  }

  @Test
  void aParameterThatIsNotReadIsNotKnown() {
    var parameters = of("page", "1", "pagesize", "5");
    parameters.page();
    parameters.pageSize();

    assertThat(faultsOf(parameters))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("pagesize");
              assertThat(fault.message()).endsWith("allowed: [page, pageSize]");
            });
  }

  @Test
  void allFaultsAreToldAtOnceOneForEachParameter() {
    var parameters = of("page", "x\0", "pageSize", "0", "sort", "foo,bar", "nope", "1");
    parameters.page();
    parameters.pageSize();
    parameters.sort("name", Set.of("name"));

    assertThat(faultsOf(parameters))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("page", "pageSize", "sort", "nope");
  }

  @Test
  void noTextOfTheCallerIsShownAsItIs() {
    var parameters = of("a\n\u009b" + "x".repeat(500), "1", "page", "\u001b[31m" + "y".repeat(500));
    parameters.page();

    assertThat(faultsOf(parameters))
        .allSatisfy(
            fault ->
                assertThat(fault.field() + fault.message())
                    .doesNotContainPattern("\\p{Cc}")
                    .hasSizeLessThan(300));
  }

  private static void assertFault(String name, Consumer<QueryParameters> reading, String value) {
    var parameters = of(name, value);
    reading.accept(parameters);

    assertThat(faultsOf(parameters))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo(name);
              assertThat(fault.code()).isEqualTo("malformed-request");
            });
  }

  private static List<Violation> faultsOf(QueryParameters parameters) {
    var refused =
        assertThatExceptionOfType(ProblemException.class).isThrownBy(parameters::check).actual();
    assertThat(refused.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    return refused.violations();
  }

  private static QueryParameters of(String... namesAndValues) {
    return new QueryParameters(Requests.withQuery(namesAndValues));
  }
}
