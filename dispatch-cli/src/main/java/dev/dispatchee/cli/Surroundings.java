// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds where it is started.
 *
 * @param environment the variables
 * @param home the user's folder
 * @param input standard input
 */
record Surroundings(Map<String, String> environment, Path home, InputStream input) {}
