/**
 * The admin API over HTTP. It translates and decides nothing: every resource method calls one
 * method of a service of the engine, where rules and roles are checked.
 *
 * <p>By topic: {@code trigger}, {@code schedule}, {@code log}, {@code executor} and {@code health}
 * are what can be asked for, {@code request} and {@code json} how requests are read and answers
 * written, {@code problem} how failures are told.
 */
@NullMarked
package dev.dispatchee.web;

import org.jspecify.annotations.NullMarked;
