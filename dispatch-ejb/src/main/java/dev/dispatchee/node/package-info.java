/**
 * The nodes that share the database: who there is, and who is alive by the database's clock.
 *
 * <p>A node is a server's name and an incarnation, new at each start of the application. Uses the
 * database and the audit. The web shows and drains nodes through {@code NodeService}; the listener
 * claims as a node, the trigger addresses runs to nodes, the configurator keeps the heartbeat.
 */
@NullMarked
package dev.dispatchee.node;

import org.jspecify.annotations.NullMarked;
