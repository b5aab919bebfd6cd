/**
 * Calls at random what the OpenAPI document describes, and judges each answer by that document. It
 * knows of the server nothing but the document and what the API answers.
 */
@NullMarked
package dev.dispatchee.it.fuzz;

import org.jspecify.annotations.NullMarked;
