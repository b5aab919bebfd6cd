// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.jndi.ServerNames;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import javax.naming.NameNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue of Dispatch EE is known by what it is. */
class OwnQueueTest {

  private static final Queue OWN = () -> "dispatch.executor";
  private static final OwnQueue QUEUE = new OwnQueue(name -> OWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dispatch.executor",
        "jms.queue.dispatch.executor",
        "jms.queue.dispatch.executor::jms.queue.dispatch.executor",
        "other::dispatch.executor",
        "dispatch.executor::other"
      })
  void isRefusedUnderEachOfItsNames(String name) {
    Queue queue = () -> name;
    Topic topic = () -> name;

    assertThatThrownBy(() -> QUEUE.check(queue)).isInstanceOf(PermanentFailureException.class);
    assertThatThrownBy(() -> QUEUE.check(topic)).isInstanceOf(PermanentFailureException.class);
  }

  @Test
  void isRefusedAsTheSameObject() {
    assertThatThrownBy(() -> QUEUE.check(OWN)).isInstanceOf(PermanentFailureException.class);
  }

  @Test
  void isRefusedUnderTheNameThatAnAdministratorGaveIt() {
    Queue renamed = () -> "jms.queue.bells";
    Queue same = () -> "bells";

    assertThatThrownBy(() -> new OwnQueue(name -> renamed).check(same))
        .isInstanceOf(PermanentFailureException.class);
  }

  @Test
  void isRefusedAlthoughItIsNotFound() {
    ServerNames none =
        name -> {
          throw new NameNotFoundException(name);
        };

    assertThatThrownBy(() -> new OwnQueue(none).check(OWN))
        .isInstanceOf(PermanentFailureException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "dispatch.executors", "x.dispatch.executor"})
  void isNoOther(String name) {
    Queue queue = () -> name;

    assertThatCode(() -> QUEUE.check(queue)).doesNotThrowAnyException();
  }
}
