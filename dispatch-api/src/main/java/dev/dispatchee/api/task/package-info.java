/**
 * Hands work over to executors from code of any deployment: {@code @Inject DispatchTasks tasks},
 * then {@code tasks.enqueue("send-invoice", new Invoice(4711))}. No trigger has to be made before.
 *
 * <p>The engine takes what is handed over; the test kit has a recorder in its place.
 */
@NullMarked
package dev.dispatchee.api.task;

import org.jspecify.annotations.NullMarked;
