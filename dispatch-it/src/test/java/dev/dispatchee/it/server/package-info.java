/**
 * The servers of the tests: the one that all classes share, started by Arquillian, and processes
 * that a test may kill. All are configured by {@code wildfly-config/install.cli} and run the files
 * that Maven built.
 */
@NullMarked
package dev.dispatchee.it.server;

import org.jspecify.annotations.NullMarked;
