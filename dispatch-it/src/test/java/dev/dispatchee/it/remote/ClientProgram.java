// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.client.DispatchClientException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Carries out the calls that come in, until there are no more. */
public final class ClientProgram {

  private ClientProgram() {}

  /**
   * A call of somebody.
   *
   * @param caller who
   * @param call what
   */
  record Request(Caller caller, ClientCall<?> call) implements Serializable {}

  /**
   * What came of it: one of the three.
   *
   * @param value what was answered
   * @param told what the client threw that it may throw
   * @param failure what else was thrown: its stack trace
   */
  record Reply(@Nullable Serializable value, @Nullable Told told, @Nullable String failure)
      implements Serializable {}

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

  // What was thrown stays here: its causes are of classes that the tests do not have.
  private static Reply carryOut(Request request) {
    try {
      return new Reply(request.call().by(request.caller()), null, null);
    } catch (DispatchClientException told) {
      return new Reply(null, Told.of(told), null);
    } catch (Exception | Error failure) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return new Reply(null, null, trace.toString());
    }
  }
}
