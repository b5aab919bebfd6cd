// SPDX-License-Identifier: Apache-2.0
package org.jboss.tm;

/** Has the name of what marks a resource without XA on the server. */
public interface LastResource {}
