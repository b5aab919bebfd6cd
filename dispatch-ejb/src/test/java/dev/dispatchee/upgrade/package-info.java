// SPDX-License-Identifier: Apache-2.0
/** Databases as releases have left them, brought up to the schema of now. */
package dev.dispatchee.upgrade;
