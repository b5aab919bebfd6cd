// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import java.io.Serializable;

/** What a client is to ask; goes to its JVM and is carried out there. */
@FunctionalInterface
public interface ClientCall<T extends Serializable> extends Serializable {

  /** Asks. */
  T by(Caller caller) throws Exception;
}
