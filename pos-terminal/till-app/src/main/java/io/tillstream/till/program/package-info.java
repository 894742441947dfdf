/**
 * The program of this till: fetched from head office beside the sale, checked, and changed over to when nothing is open. What starts
 * it, and goes back from it, is the starter and lies outside.
 */
@NullMarked
package io.tillstream.till.program;

import org.jspecify.annotations.NullMarked;
