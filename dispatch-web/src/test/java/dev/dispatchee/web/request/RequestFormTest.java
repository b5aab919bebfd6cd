// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.web.problem.ProblemCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {

  private static final String PATH = "/dispatch/api/v1/triggers";

  @Test
  void headersMayBeAbsent() {
    assertThat(new RequestForm(PATH, null, null, null).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/%C3%A9?search=%F0%9F%98%80", "/a?b=%00&c=+", "/a%2Fb;x=1", ""})
  void pathAndQueryMayHoldAnyText(String uri) {
    assertThat(new RequestForm(uri, null, null, null).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/%c3%28", "/a?b=%ff", "/a/%ed%a0%80", "/a/%", "/a/%4", "/a/%zz", "/é"})
  void pathAndQueryAreUtf8(String uri) {
    assertThat(codeOf(new RequestForm(uri, null, null, null)))
        .contains(ProblemCode.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json;charset=utf-8;q=1.000",
        "application/json;q=0, */*;q=1",
        "",
        " , ",
        "a/b;c",
        "a/b;"
      })
  void acceptIsAListOfMediaTypes(String accept) {
    assertThat(new RequestForm(PATH, accept, null, null).fault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "a/b/c",
        "application/",
        "/json",
        "application json",
        "a/b,c",
        "a/b;c=\"d,e\"",
        "*/*;q",
        "*/*;q=",
        "*/*;q=x",
        "*/*;q=2",
        "*/*;q=-1",
        "*/*;q=.",
        "*/*; Q = x"
      })
  void otherwiseItIsRefused(String accept) {
    assertThat(codeOf(new RequestForm(PATH, accept, null, null)))
        .contains(ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void weightsOfLanguagesAreChecked() {
    assertThat(new RequestForm(PATH, null, "de-DE,en;q=0.5,*;q=.1", null).fault()).isEmpty();
    assertThat(codeOf(new RequestForm(PATH, null, "de;q=x", null)))
        .contains(ProblemCode.MALFORMED_REQUEST);
    assertThat(codeOf(new RequestForm(PATH, null, "de;q=2", null)))
        .contains(ProblemCode.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "", " ", ";", "/", "*", "application/json,text/plain", "a/b/c"})
  void aBodyWhoseDeclarationCannotBeReadIsNoJson(String contentType) {
    assertThat(codeOf(new RequestForm(PATH, null, null, contentType)))
        .contains(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json; charset=\"utf-8\"", "text/plain;"})
  void whatCanBeReadIsJudgedLater(String contentType) {
    assertThat(new RequestForm(PATH, null, null, contentType).fault()).isEmpty();
  }

  @Test
  void longHeadersAreReadWithoutDeepRecursion() {
    assertThat(new RequestForm(PATH, "a/b,".repeat(100_000), null, null).fault()).isEmpty();
    assertThat(new RequestForm(PATH, "a".repeat(500_000), null, null).fault()).isPresent();
  }

  @Test
  void noTextOfTheCallerIsShownAsItIs() {
    var fault = new RequestForm(PATH, "\u001b[31m" + "x".repeat(500), null, null).fault();

    assertThat(fault.orElseThrow().detail()).doesNotContainPattern("\\p{Cc}").hasSizeLessThan(250);
  }

  private static Optional<ProblemCode> codeOf(RequestForm form) {
    return form.fault().map(RequestForm.Fault::code);
  }
}
