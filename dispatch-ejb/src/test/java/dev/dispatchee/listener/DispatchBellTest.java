// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class DispatchBellTest {

  private final Broker broker = new Broker();
  private long nanos = 1;
  private final DispatchBell bell =
      new DispatchBell(broker::connect, null, new Tracing(Traces.NONE));

  @Test
  void isSilentUntilItIsTended() {
    bell.ring(ids(1));

    assertThat(bell.isSilent()).isTrue();
    assertThat(broker.heard).isEmpty();

    bell.tend();
    bell.ring(ids(2));

    assertThat(bell.isSilent()).isFalse();
    assertThat(broker.heard).containsExactly("1 2");
  }

  @Test
  void ringsOverOneConnection() {
    for (int i = 0; i < 3; i++) {
      bell.tend();
      bell.ring(List.of());
    }

    assertThat(broker.heard).containsExactly("", "", "");
    assertThat(broker.opened).isEqualTo(1);
  }

  @Test
  void ringsAnEchoNowAndThenAndIsSilentWhenThatIsNotHeard() {
    var heard = new DispatchBell(broker::connect, new Echo(() -> nanos), new Tracing(Traces.NONE));
    heard.tend();
    heard.tend();
    heard.tend();

    assertThat(broker.heard).hasSize(1).allMatch(Echo::is);
    nanos += Echo.PATIENCE.toNanos() - 1;
    assertThat(heard.isUnheard()).isFalse();
    nanos++;
    assertThat(heard.isUnheard()).isTrue();
    assertThat(heard.isSilent()).isTrue();

    assertThat(heard.isEcho(broker.heard.get(0))).isTrue();
    assertThat(heard.isUnheard()).isFalse();

    heard.tend();
    assertThat(broker.heard).hasSize(2);
  }

  @Test
  void theEchoOfAnotherNodeIsNoneOfItsOwn() {
    var heard = new DispatchBell(broker::connect, new Echo(() -> nanos), new Tracing(Traces.NONE));
    heard.tend();
    heard.tend();
    nanos += Echo.PATIENCE.toNanos();

    assertThat(heard.isEcho(new Echo(() -> 0).text())).isTrue();
    assertThat(heard.isUnheard()).isTrue();
    assertThat(heard.isEcho("17 18")).isFalse();
  }

  @Test
  void whatWasRungBeforeItListensAnewIsNotWaitedFor() {
    var heard = new DispatchBell(broker::connect, new Echo(() -> nanos), new Tracing(Traces.NONE));
    heard.tend();
    heard.tend();
    nanos += Echo.PATIENCE.toNanos();
    heard.listensAnew();

    assertThat(heard.isUnheard()).isFalse();
    heard.tend();
    nanos += Echo.PATIENCE.toNanos();
    assertThat(heard.isUnheard()).isTrue();
  }

  @Test
  void theBrokerOfTheServerItselfNeedsNoEcho() {
    bell.tend();
    bell.tend();

    assertThat(broker.heard).isEmpty();
    assertThat(bell.isUnheard()).isFalse();
  }

  @Test
  void namesAHundredRunsAtMost() {
    bell.tend();

    bell.ring(ids(201));

    assertThat(broker.heard)
        .extracting(text -> text.split(" ").length)
        .containsExactly(100, 100, 1);
  }

  @Test
  void whoRingsDoesNotConnectWhenItHasBroken() {
    bell.tend();
    broker.isAway = true;

    bell.ring(ids(1));
    bell.ring(ids(1));

    assertThat(bell.isSilent()).isTrue();
    assertThat(broker.opened).isEqualTo(1);
    assertThat(broker.closed).isEqualTo(1);
  }

  @Test
  void noticesThatItHasBrokenAndRingsAgain() {
    bell.tend();
    broker.isAway = true;
    bell.tend();
    assertThat(bell.isSilent()).as("noticed though nobody rang").isTrue();

    broker.isAway = false;
    bell.tend();
    bell.ring(ids(1));

    assertThat(bell.isSilent()).isFalse();
    assertThat(broker.heard).containsExactly("1");
    assertThat(broker.closed).isEqualTo(1);
  }

  @Test
  void isSilentOnAServerThatWasNotSetUpForIt() {
    broker.isSetUp = false;

    bell.tend();

    assertThat(bell.isSilent()).isTrue();
  }

  @Test
  void closesWhatItHas() {
    bell.tend();

    bell.close();

    assertThat(broker.closed).isEqualTo(1);
    assertThat(bell.isSilent()).isTrue();
  }

  private static List<DispatchLogId> ids(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(DispatchLogId::new).toList();
  }

  /** A broker that comes and goes. */
  private static final class Broker {

    private final List<String> heard = new ArrayList<>();
    private boolean isSetUp = true;
    private boolean isAway;
    private int opened;
    private int closed;

    BellLine connect() throws NamingException {
      if (!isSetUp) {
        throw new NameNotFoundException("java:/jms");
      }
      mustBeThere();
      opened++;
      return new BellLine(Messaging.context(this::mustBeThere, heard::add, () -> closed++), TOPIC);
    }

    private void mustBeThere() {
      if (isAway) {
        throw new JMSRuntimeException("it is away");
      }
    }

    private static final Topic TOPIC = () -> "dispatch.executor";
  }
}
