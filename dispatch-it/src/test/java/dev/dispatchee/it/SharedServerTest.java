// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.SharedServer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test on the server that all of them share. These run one after the other, beside those that
 * start servers of their own: both wait more than they work.
 */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the shared server")
public abstract class SharedServerTest {

  @RegisterExtension final TellsTheLog tellsTheLog = new TellsTheLog(SharedServer.log());

  @RegisterExtension protected final Given given = new Given(SharedServer.application());
}
