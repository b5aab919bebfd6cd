// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jndi;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What is bound to the names of the server. */
@FunctionalInterface
public interface ServerNames {

  /** The pattern of a name in settings; which names are allowed is judged by the run. */
  String PATTERN = "java:[A-Za-z0-9_./!$-]+";

  /** How long one may be. */
  int LONGEST = 250;

  /** What {@link #PATTERN} allows, in words. */
  String ALLOWED = "a JNDI name that begins with java:";

  /** Those of this server. */
  static ServerNames ofThisServer() {
    return InitialContext::doLookup;
  }

  /**
   * What a name stands for.
   *
   * @throws NamingException if it stands for nothing
   */
  Object lookup(String name) throws NamingException;

  /**
   * What a name stands for, if it is of the right kind.
   *
   * @param kind what is expected, as in "a mail session"
   * @throws UnknownNameException if it stands for nothing, or for something else
   */
  default <T> T find(String name, Class<T> type, String kind) throws UnknownNameException {
    try {
      var found = lookup(name);
      if (type.isInstance(found)) {
        return type.cast(found);
      }
    } catch (NamingException unknown) {
      throw new UnknownNameException(name + " is not known to this server", unknown);
    }
    throw new UnknownNameException("%s is not %s".formatted(name, kind));
  }
}
