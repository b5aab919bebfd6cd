// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

/**
 * In whose name a chain is saved.
 *
 * @param user the user, or what else
 * @param administrator whether that may change all triggers
 */
public record ChainSaver(String user, boolean administrator) {}
