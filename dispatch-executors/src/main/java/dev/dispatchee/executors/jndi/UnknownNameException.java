// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jndi;

import javax.naming.NamingException;

/** A name that stands for nothing of use on this server, now; the message is one for people. */
public class UnknownNameException extends Exception {

  UnknownNameException(String message) {
    super(message);
  }

  UnknownNameException(String message, NamingException cause) {
    super(message, cause);
  }
}
