// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.talend;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What Talend Studio would have made of a job: a main class that is told its context. */
public final class Nightly {

  private Nightly() {}

  /** Tells what it is told, and ignores signals if it is to. */
  public static void main(String[] arguments) throws InterruptedException {
    var all = List.of(arguments);
    all.forEach(System.out::println);
    if (all.contains("mode=fail")) {
      System.err.println("no rows");
      System.exit(4);
    }
    if (all.contains("mode=deaf")) {
      Runtime.getRuntime().addShutdownHook(new Thread(Nightly::waitForEver));
      System.out.println("pid " + ProcessHandle.current().pid());
      waitForEver();
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }
}
