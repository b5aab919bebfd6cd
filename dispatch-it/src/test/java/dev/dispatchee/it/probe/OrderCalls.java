// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import jakarta.ejb.Local;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Future;

/** What the bean of orders does when it is called. */
@Local
public interface OrderCalls {

  /** Takes and gives records. */
  Receipt reorder(Order order, LocalDate until);

  /** With two numbers. */
  int add(int one, int two);

  /** With three. */
  int add(int one, int two, int three);

  /** Of a text. */
  String twice(String text);

  /** Of a number. */
  String twice(int number);

  /** Answers from another thread. */
  Future<String> later(String text);

  /** A result of so many characters and more. */
  List<String> many(int characters);

  /** Must be called without a transaction; tells who calls. */
  String callerWithoutTransaction();

  /** Has a transaction of its own, and none of the caller. */
  boolean inTransaction();

  /** For those with a role. */
  String closed();

  /** Fails with this message, as a bug or as an exception of its own. */
  void fail(String message, boolean bug) throws OrderException;

  /** Waits until it is interrupted. */
  void hang() throws InterruptedException;

  /** What is ordered. */
  record Order(String article, int count) {}

  /** What is told. */
  record Receipt(String article, int count, LocalDate until) {}

  /** What is told when it fails. */
  class OrderException extends Exception {
    public OrderException(String message) {
      super(message);
    }
  }
}
