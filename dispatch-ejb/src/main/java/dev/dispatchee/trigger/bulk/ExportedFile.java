// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

/**
 * That a trigger has a file; the bytes are not taken out with its definition.
 *
 * @param externalReferenceCode of which trigger
 * @param name its name
 * @param size how many bytes it has
 * @param checksum their SHA-256, 64 hexadecimal digits in small letters
 */
public record ExportedFile(String externalReferenceCode, String name, long size, String checksum) {}
