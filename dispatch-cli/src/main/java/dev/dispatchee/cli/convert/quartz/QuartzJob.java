// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import java.util.Optional;

/**
 * A job of Quartz, which triggers fire.
 *
 * @param place where it stands, for people
 * @param key its group and name
 * @param description for people; empty: none
 * @param jobClass the class that does the work
 * @param durable whether it stays without a trigger
 * @param recovers whether it is run again when its node is lost
 * @param concurrent whether its runs may be in progress together; empty: its class says it
 * @param data what it is given
 */
record QuartzJob(
    String place,
    Key key,
    String description,
    String jobClass,
    boolean durable,
    boolean recovers,
    Optional<Boolean> concurrent,
    JobData data) {}
