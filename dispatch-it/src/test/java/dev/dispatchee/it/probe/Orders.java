// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Does what it is called for. */
@Stateless
@PermitAll
public class Orders implements OrderCalls {

  @Resource private SessionContext context;
  @Resource private TransactionSynchronizationRegistry transaction;

  @Override
  public Receipt reorder(Order order, LocalDate until) {
    return new Receipt(order.article(), order.count(), until);
  }

  @Override
  public int add(int one, int two) {
    return one + two;
  }

  @Override
  public int add(int one, int two, int three) {
    return one + two + three;
  }

  @Override
  public String twice(String text) {
    return text + text;
  }

  @Override
  public String twice(int number) {
    return String.valueOf(2 * number);
  }

  @Override
  @Asynchronous
  public Future<String> later(String text) {
    return new AsyncResult<>(text + " later");
  }

  @Override
  public List<String> many(int characters) {
    return List.of("x".repeat(characters), "end");
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NEVER)
  public String callerWithoutTransaction() {
    return context.getCallerPrincipal().getName();
  }

  @Override
  public boolean inTransaction() {
    return transaction.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  @Override
  @RolesAllowed("dispatch-admin")
  public String closed() {
    return "open";
  }

  @Override
  public void fail(String message, boolean bug) throws OrderException {
    if (bug) {
      throw new EJBException(new IllegalStateException(message));
    }
    throw new OrderException(message);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NEVER)
  public void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
