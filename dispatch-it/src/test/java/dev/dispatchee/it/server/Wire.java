// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What lies between a server and its database. It may be made to swallow everything for a while, as
 * a firewall does that forgot the connections: they stay open, new ones are taken, and nothing
 * comes through.
 */
public final class Wire implements AutoCloseable {

  private static final int BUFFER = 8192;
  private static final int BACKLOG = 50;

  private final int target;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flows = lock.newCondition();
  private boolean cut;

  private Wire(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::accept);
  }

  /** Leads from a free port to another one of this machine. */
  public static Wire to(int port) {
    return new Wire(port);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes through. */
  public void cut() {
    lock.lock();
    try {
      cut = true;
    } finally {
      lock.unlock();
    }
  }

  /** What was held back comes through, late as it is, and all that follows. */
  public void mend() {
    lock.lock();
    try {
      cut = false;
      flows.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        var near = listener.accept();
        threads.execute(() -> connect(near));
      }
    } catch (IOException closed) {
      // The end of it.
    }
  }

  private void connect(Socket near) {
    try (near) {
      awaitFlow();
      try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
        var back = threads.submit(() -> pump(far, near));
        pump(near, far);
        back.cancel(true);
      }
    } catch (IOException refused) {
      // As the database refuses: the connection is closed.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  // Also the end of a connection does not come through while the wire is cut.
  private void pump(Socket from, Socket to) {
    var buffer = new byte[BUFFER];
    try (from;
        to) {
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitFlow();
        to.getOutputStream().write(buffer, 0, read);
      }
      awaitFlow();
    } catch (IOException broken) {
      // One side has closed; so is the other.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitFlow() throws InterruptedException {
    lock.lock();
    try {
      while (cut) {
        flows.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.shutdownNow();
  }
}
