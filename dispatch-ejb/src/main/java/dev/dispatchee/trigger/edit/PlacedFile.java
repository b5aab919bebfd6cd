// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

/**
 * The file that a trigger has now.
 *
 * @param file what it is
 * @param version the version of its trigger, which counts changes of the file as well
 * @param isNew whether the trigger had none before
 */
public record PlacedFile(FileView file, long version, boolean isNew) {}
