/**
 * What the server keeps under JNDI names, and which of these names an administrator lets users
 * write into settings.
 *
 * <p>Only a name that stands in the configuration is ever looked up, so that no setting can make
 * the server ask a directory of somebody else's.
 *
 * <p>Uses the API of executors. The executors of this module use it.
 */
@NullMarked
package dev.dispatchee.executors.jndi;

import org.jspecify.annotations.NullMarked;
