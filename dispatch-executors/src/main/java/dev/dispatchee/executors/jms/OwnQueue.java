// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.jndi.ServerNames;
import dev.dispatchee.executors.jndi.UnknownNameException;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps messages away from the queue of Dispatch EE, under whatever name it is found.
 *
 * @param names where it is found
 */
record OwnQueue(ServerNames names) {

  private static final String JNDI_NAME = "java:/jms/queue/dispatch/executor";
  private static final String USUAL_NAME = "dispatch.executor";

  /** What the broker puts before the names of queues. */
  private static final String PREFIX = "jms.queue.";

  /** Between an address and one of its queues. */
  private static final String SEPARATOR = "::";

  /**
   * Refuses a destination that is that queue.
   *
   * @throws PermanentFailureException if it is
   */
  void check(Destination destination) throws JMSException {
    var own = own();
    var ownName = own.isPresent() ? bare(own.get().getQueueName()) : USUAL_NAME;
    boolean same =
        Arrays.stream(name(destination).split(SEPARATOR, -1))
            .map(OwnQueue::bare)
            .anyMatch(name -> name.equals(ownName) || name.equals(USUAL_NAME));
    if (same || (own.isPresent() && own.get().equals(destination))) {
      throw new PermanentFailureException(
          "the queue of Dispatch EE itself takes no messages of triggers");
    }
  }

  private Optional<Queue> own() {
    try {
      return Optional.of(names.find(JNDI_NAME, Queue.class, "a queue"));
    } catch (UnknownNameException elsewhere) {
      return Optional.empty();
    }
  }

  private static String name(Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return String.valueOf(queue.getQueueName());
    }
    return destination instanceof Topic topic ? String.valueOf(topic.getTopicName()) : "";
  }

  private static String bare(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }
}
