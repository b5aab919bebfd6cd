// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.SharedServer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test on the server that all of them share. */
@ExtendWith(ArquillianExtension.class)
@BesideOthers
public abstract class SharedServerTest {

  @RegisterExtension final TellsTheLog tellsTheLog = new TellsTheLog(SharedServer.log());

  @RegisterExtension protected final Given given = new Given(SharedServer.application());
}
