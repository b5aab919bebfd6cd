// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.dispatchee.api.InvalidSettingsException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method of the view of a bean.
 *
 * @param view the interface, or the class of a bean without one
 * @param method one that it has
 */
record BusinessMethod(Class<?> view, Method method) {

  /**
   * The one method of that name with so many parameters.
   *
   * @throws InvalidSettingsException if there is none, or more than one
   */
  static BusinessMethod find(Class<?> view, String name, int parameters) {
    var named = methods(view).stream().filter(method -> method.getName().equals(name)).toList();
    if (named.isEmpty()) {
      throw new InvalidSettingsException(
          EjbCallSettings.METHOD, name, "a method of " + view.getName());
    }
    var fitting = named.stream().filter(one -> one.getParameterCount() == parameters).toList();
    if (fitting.isEmpty()) {
      var counts = named.stream().map(Method::getParameterCount).distinct().sorted().toList();
      throw new InvalidSettingsException(
          EjbCallSettings.ARGUMENTS,
          parameters + " arguments",
          "as many as %s has parameters: %s".formatted(name, counts));
    }
    if (fitting.size() > 1) {
      throw new InvalidSettingsException(
          EjbCallSettings.METHOD,
          name,
          "a method that %s has once with %d parameters".formatted(view.getName(), parameters));
    }
    return new BusinessMethod(view, fitting.get(0));
  }

  /** The class or interface of that name which an object is an instance of. */
  static Optional<Class<?>> view(Class<?> type, String name) {
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      if (one.getName().equals(name)) {
        return Optional.of(one);
      }
      for (var implemented : one.getInterfaces()) {
        var found = view(implemented, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The types of its parameters, those of a generic interface as its view has them. */
  List<JavaType> parameters(TypeFactory types) {
    var declaring = types.constructType(view).findSuperType(method.getDeclaringClass());
    return Arrays.stream(method.getGenericParameterTypes())
        .map(type -> types.resolveMemberType(type, declaring.getBindings()))
        .toList();
  }

  private static List<Method> methods(Class<?> view) {
    var methods = new ArrayList<Method>();
    for (var method : view.getMethods()) {
      boolean business =
          method.getDeclaringClass() != Object.class
              && !Modifier.isStatic(method.getModifiers())
              && !method.isBridge();
      // An interface that says again what another one says has it twice.
      if (business && methods.stream().noneMatch(known -> isSame(known, method))) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static boolean isSame(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }
}
