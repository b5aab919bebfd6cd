// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import dev.dispatchee.api.settings.Setting;

/**
 * The settings as users write them. Such a record exists only if its arguments are JSON.
 *
 * @param bean the JNDI name of a business view
 * @param method the name of one of its methods
 * @param arguments a JSON array
 */
record EjbCallSettings(
    @Setting(
            description =
                "The JNDI name of the bean with its interface, as the server's log lists it:"
                    + " java:global/application/module/Bean!interface.",
            maxLength = 500,
            pattern = "java:global/[A-Za-z0-9_./$+~-]+![A-Za-z0-9_.$]+",
            allowed = "java:global/application/module/Bean!interface")
        String bean,
    @Setting(
            description = "The name of the method.",
            maxLength = 200,
            pattern = "[A-Za-z_$][A-Za-z0-9_$]*",
            allowed = "the name of a method")
        String method,
    @Setting(
            description = "The arguments, a JSON array with one element for each parameter.",
            defaultValue = "[]",
            maxLength = 100_000)
        String arguments) {

  static final String METHOD = "method";
  static final String ARGUMENTS = "arguments";

  /**
   * Refuses arguments that are no JSON array.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException saying where they are not
   */
  EjbCallSettings {
    new CallArguments(new StrictJson()).parse(arguments);
  }

  /** The interface of the view. */
  String view() {
    return bean.substring(bean.indexOf('!') + 1);
  }

  /** The call, for people. */
  String shown() {
    return view().substring(view().lastIndexOf('.') + 1) + "." + method;
  }
}
