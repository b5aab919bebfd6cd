// SPDX-License-Identifier: Apache-2.0
/**
 * The files of triggers: one for each trigger at most, kept in the database in pieces, so that none
 * is ever in memory as a whole and every node has it.
 *
 * <p>A file comes in under an id of its own, piece by piece in short transactions, and belongs to
 * no trigger until one statement gives it to one ({@link dev.dispatchee.file.Files}); an upload
 * that breaks off leaves what was there. Who reads one reads that id ({@link
 * dev.dispatchee.file.StoredFile}), and is told when it is gone.
 *
 * <p>Uses the API of executors and the database. The trigger changes files, the listener and the
 * registry show them to executors, the configurator says what is allowed and removes what broke
 * off.
 */
@NullMarked
package dev.dispatchee.file;

import org.jspecify.annotations.NullMarked;
