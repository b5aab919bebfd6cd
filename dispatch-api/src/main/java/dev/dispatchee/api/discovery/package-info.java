/**
 * Finds the executors of every deployment that sees this library, and offers them to the registry.
 *
 * <p>The library is loaded once, by the EAR; a jar or war deployed on its own depends on the EAR
 * and runs the same extension class in a bean container of its own. So {@link
 * dev.dispatchee.api.discovery.ExecutorDirectory} is one for all deployments.
 *
 * <p>Used by the CDI container and by the registry of dispatch-ejb; not for authors of executors.
 */
@NullMarked
package dev.dispatchee.api.discovery;

import org.jspecify.annotations.NullMarked;
