// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Carries out the wishes that come in, until there are no more. */
public final class ClientProgram {

  private ClientProgram() {}

  /**
   * A wish of somebody.
   *
   * @param caller who
   * @param wish what
   */
  record Request(Caller caller, RemoteWish<?> wish) implements Serializable {}

  /**
   * What came of it, one of the two.
   *
   * @param value what was answered
   * @param failure what was thrown
   */
  record Reply(@Nullable Serializable value, @Nullable Throwable failure) implements Serializable {}

  /** Reads from standard input, writes to standard output. */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    var replies = new ObjectOutputStream(System.out);
    replies.flush();
    System.setOut(System.err);
    var requests = new ObjectInputStream(new BufferedInputStream(System.in));
    while (true) {
      try {
        var request = (Request) requests.readObject();
        replies.writeObject(carryOut(request));
        replies.flush();
        replies.reset();
      } catch (EOFException ended) {
        return;
      }
    }
  }

  private static Reply carryOut(Request request) {
    try {
      return new Reply(request.wish().by(request.caller()), null);
    } catch (Exception | Error failure) {
      failure.printStackTrace();
      return new Reply(null, failure);
    }
  }
}
