// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.HostileTexts;
import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a call is found, what it is given, and what is told of its end. */
@Timeout(30)
class EjbCallExecutorTest {

  private static final String BEAN = "java:global/shop/Stock!" + Stock.class.getName();

  private final StockBean bean = new StockBean();

  @Test
  void judgesHostileSettingsInNoTime() {
    HostileTexts.areJudgedSoon(
        EjbCallSettings.class, Map.of("bean", BEAN, "method", "sum", "arguments", "[1, 2]"));
  }

  @Test
  void bindsArgumentsToTheParametersOfAGenericInterface() throws Exception {
    var run = call("count", "[[{\"name\": \"a\", \"count\": 1}, {\"name\": \"b\", \"count\": 2}]]");

    assertThat(run.written()).isEqualTo("3\n");
  }

  @Test
  void writesNothingOfAMethodWithoutResult() throws Exception {
    assertThat(call("nothing", "[]").written()).isEmpty();
    assertThat(bean.calls).containsExactly("nothing");
  }

  @Test
  void waitsForAPromise() throws Exception {
    assertThat(call("promised", "[]").written()).isEqualTo("\"kept\"\n");
    bean.promise = CompletableFuture.failedFuture(new IllegalStateException("broken"));
    assertThatThrownBy(() -> call("promised", "[]"))
        .isInstanceOf(EjbCallException.class)
        .hasMessage("Stock.promised failed: IllegalStateException: broken");
  }

  @Test
  void cancelsAPromiseWhenItIsInterrupted() {
    bean.promise = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> call("promised", "[]")).isInstanceOf(InterruptedException.class);
    assertThat(bean.promise).isCancelled();
  }

  @Test
  void doesNotFailForAResultThatIsNoJson() throws Exception {
    assertThat(call("loop", "[]").written()).startsWith("the result cannot be written as JSON");
    assertThat(bean.calls).containsExactly("loop");
  }

  @Test
  void makesOfTextOnlyTheClassesThatTheInterfaceNames() throws Exception {
    assertThat(call("name", "[{\"@type\": \"cat\", \"name\": \"Mia\"}]").written())
        .isEqualTo("\"Cat[name=Mia]\"\n");
    for (var type : List.of(Stock.Dog.class.getName(), "java.net.URL", "dog")) {
      assertThatThrownBy(
              () ->
                  call("nameByClass", "[{\"@class\": \"%s\", \"name\": \"Rex\"}]".formatted(type)))
          .isInstanceOf(InvalidSettingsException.class);
    }
    assertThat(bean.calls).containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum | [1]",
        "sum | [1, 2, 3]",
        "sum | [1, \"2\"]",
        "sum | [1, 2.0]",
        "sum | [1, null]",
        "sum | [1, true]",
        "sum | [1, 2147483648]",
        "sum | [1, [2]]",
        "sum | [1, 1e999999999]",
        "same | [1]",
        "none | []",
        "toString | []",
        "wait | []",
        "missing | []",
        "count | [[{\"name\": 1, \"count\": 1}]]",
        "count | [[{\"nmae\": \"a\", \"count\": 1}]]",
        "count | [{}]"
      })
  void doesNotCallWhatDoesNotFit(String method, String arguments) {
    assertThatThrownBy(() -> call(method, arguments)).isInstanceOf(InvalidSettingsException.class);
    assertThat(bean.calls).isEmpty();
  }

  @Test
  void refusesWhatIsNotAllowed() {
    assertThatThrownBy(() -> call(BEAN + "#sum", "nothing", "[]"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(BEAN + "#nothing is not among the methods of dispatch.ejb-call.methods");
    assertThatThrownBy(() -> call("", "nothing", "[]"))
        .isInstanceOf(PermanentFailureException.class);
    assertThat(bean.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java:jboss/x!y#z",
        "java:global/x#y",
        "java:global/x!#y",
        "java:global/x!y",
        "java:global/x!y#",
        "*",
        "java:global/!y#z"
      })
  void namesAnEntryThatIsNone(String entry) {
    assertThatThrownBy(() -> AllowedMethods.parse(BEAN + "#sum," + entry))
        .hasMessageStartingWith("dispatch.ejb-call.methods: '" + entry + "' is not ");
  }

  @Test
  void saysWhatTheBeanHasThrown() {
    bean.failure = new EJBException("around", new IllegalStateException("inside"));
    assertThatThrownBy(() -> call("fail", "[]"))
        .isInstanceOf(EjbCallException.class)
        .hasMessage("Stock.fail failed: IllegalStateException: inside");

    bean.failure = new Exception();
    assertThatThrownBy(() -> call("fail", "[]")).hasMessage("Stock.fail failed: Exception");
  }

  @Test
  void doesNotTryAgainWhatTheBeanSaysIsForGood() {
    bean.failure = new EJBException(new PermanentFailureException("no such article"));

    assertThatThrownBy(() -> call("fail", "[]"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("no such article");

    bean.failure = new EJBAccessException("WFLYEJB0364");
    assertThatThrownBy(() -> call("fail", "[]"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("Stock.fail needs a role, and a run has none");
  }

  @Test
  void saysThatTheBeanIsAnotherOne() {
    var executor = new EjbCallExecutor(BEAN + "#*", name -> "a text");

    assertThatThrownBy(() -> executor.execute(run("nothing", "[]")))
        .hasMessage("%s is no bean of type %s", BEAN, Stock.class.getName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{}",
        "null",
        "[",
        "[1] [2]",
        "[1,]",
        "[NaN]",
        "[{\"a\":1,\"a\":2}]",
        "[// x\n]",
        "['a']",
        "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]"
      })
  void refusesWhatIsNoArray(String arguments) {
    assertThatThrownBy(() -> run("sum", arguments).settings().as(EjbCallSettings.class))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            refused -> assertThat(refused.key()).isEqualTo("arguments"));
  }

  private RecordedRun call(String method, String arguments) throws Exception {
    return call(BEAN + "#*", method, arguments);
  }

  private RecordedRun call(String allowed, String method, String arguments) throws Exception {
    var run = run(method, arguments);
    new EjbCallExecutor(allowed, name -> bean).execute(run);
    return run;
  }

  private static RecordedRun run(String method, String arguments) {
    return TestRun.of(context -> {})
        .with(Map.of("bean", BEAN, "method", method, "arguments", arguments))
        .prepare();
  }

  /** In place of the proxy of a bean. */
  private static final class StockBean implements Stock {

    private final List<String> calls = new ArrayList<>();
    private CompletableFuture<String> promise = CompletableFuture.completedFuture("kept");
    private Exception failure = new Exception();

    @Override
    public void nothing() {
      calls.add("nothing");
    }

    @Override
    public int sum(int one, int two) {
      calls.add("sum");
      return one + two;
    }

    @Override
    public int count(List<Item> items) {
      return items.stream().mapToInt(Item::count).sum();
    }

    @Override
    public String same(String text) {
      calls.add("same");
      return text;
    }

    @Override
    public String same(int number) {
      calls.add("same");
      return "";
    }

    @Override
    public String name(Animal animal) {
      calls.add("name");
      return animal.toString();
    }

    @Override
    public String nameByClass(Named animal) {
      calls.add("nameByClass");
      return animal.toString();
    }

    @Override
    public Object loop() {
      calls.add("loop");
      var loop = new ArrayList<Object>();
      loop.add(loop);
      return loop;
    }

    @Override
    public CompletionStage<String> promised() {
      return promise;
    }

    @Override
    public void fail() throws Exception {
      throw failure;
    }
  }
}
