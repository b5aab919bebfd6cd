// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.executors.HostileTexts;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a setting of a request, it is judged in no time: 64 KiB within 100 ms. */
class HostileSettingsTest {

  private final SettingsForm<HttpRequestSettings> form = SettingsForm.of(HttpRequestSettings.class);

  static Stream<String> keys() {
    return Stream.of(HttpRequestSettings.class.getRecordComponents()).map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void judgesAHostileTextInNoTime(String key) {
    var good = Map.of("url", "http://x.example/", "method", "POST", "body", "b");
    texts()
        .forEach(
            text -> {
              var settings = new HashMap<>(good);
              settings.put(key, text);
              HostileTexts.isDoneSoon(
                  "%s of %s…".formatted(key, text.substring(0, 30)),
                  () -> form.faultsOfStored(settings));
            });
  }

  private static Stream<String> texts() {
    var starts =
        Stream.of(
            "",
            "x:",
            "http:",
            "http://",
            "http://a",
            "http://a/",
            "http://a?",
            "http://[",
            "http://@",
            "X-A: ",
            "Content-Type: a/b; charset=",
            "200",
            "PT");
    return starts.flatMap(
        start ->
            pieces()
                .flatMap(piece -> ends(start + piece.repeat(HostileTexts.SIZE / piece.length()))));
  }

  private static Stream<String> pieces() {
    var visible =
        "/ // /@ @ ( () ) , 200, ,,2 200-299, - \\ \\\\ a A 0 9 1. . .. : :: a:1 [ ] [] ? # % %41 ; =\""
            + " \" ü 日本 ß xn-- \ud83d\ude00 \ud800 \u202e \u0000";
    var blank = Stream.of(" ", "\t \n", "\n", "\r", "\r\n", "a:b\n", ":\n", "a-\n", "a\n", "a ");
    return Stream.concat(Stream.of(visible.split(" ")), blank);
  }

  private static Stream<String> ends(String text) {
    return Stream.of("", "!", "@", "\u0001", ":1/").map(text::concat);
  }
}
