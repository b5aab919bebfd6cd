// SPDX-License-Identifier: Apache-2.0
/**
 * The executor {@code talend}: one job that Talend Studio has exported a run, in a JVM of its own.
 *
 * <p>Four steps, each on its own: the archive, which is the file of the trigger, is unpacked into a
 * folder of the run and trusted in nothing ({@link dev.dispatchee.executors.talend.Unpacking});
 * what is in it says how the job is started ({@link dev.dispatchee.executors.talend.JobArchive},
 * {@link dev.dispatchee.executors.talend.RunScript}); the JVM runs until nothing of it is left, and
 * its folder is removed, by the next run or start of the server if this one is killed ({@link
 * dev.dispatchee.executors.talend.JobFolder}).
 *
 * <p>Uses the API of executors, MicroProfile Config and what starts processes. Nobody uses it: the
 * registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.talend;

import org.jspecify.annotations.NullMarked;
