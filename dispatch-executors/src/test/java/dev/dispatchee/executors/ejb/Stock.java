// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.concurrent.CompletionStage;

/** What calls of the tests find. */
public interface Stock extends Store<Stock.Item> {

  static String none() {
    return "";
  }

  void nothing();

  int sum(int one, int two);

  String same(String text);

  String same(int number);

  String name(Animal animal);

  String nameByClass(Named animal);

  Object loop();

  CompletionStage<String> promised();

  void fail() throws Exception;

  record Item(String name, int count) {}

  /** Whose kind is a name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
  interface Animal {}

  record Cat(String name) implements Animal {}

  /** Whose kind is a class. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface Named {}

  record Dog(String name) implements Named {}
}
