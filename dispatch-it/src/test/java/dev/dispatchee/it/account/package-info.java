/**
 * Whether a server has kept its promises, judged from outside: by the rows that it left in the
 * database, by what its executors wrote down elsewhere, and by what its API had answered.
 *
 * <p>Computes with code of its own what the engine should have done. Used by the tests of faults;
 * has tests of its own, which show that each rule notices when it is broken.
 */
@NullMarked
package dev.dispatchee.it.account;

import org.jspecify.annotations.NullMarked;
