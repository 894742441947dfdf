/**
 * What a running campaign brought, by those who were shown it and those who would have been: joined from sales, and measured so
 * that anybody may look at any time.
 */
@NullMarked
package io.tillstream.lift.campaign;

import org.jspecify.annotations.NullMarked;
