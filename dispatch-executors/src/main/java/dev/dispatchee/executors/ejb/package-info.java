/**
 * The executor {@code ejb-call}: one call of a business method a run, of a bean in this server that
 * an administrator allows, with arguments and result as JSON.
 *
 * <p>Uses the API of executors, {@code jndi}, Jackson, Jakarta Enterprise Beans and MicroProfile
 * Config. Nobody uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.ejb;

import org.jspecify.annotations.NullMarked;
