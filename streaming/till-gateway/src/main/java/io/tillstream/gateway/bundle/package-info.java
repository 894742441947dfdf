/**
 * What tills send of their log because head office asked for it: taken once for each request and packed anew. What stands in it
 * is the till's affair.
 */
@NullMarked
package io.tillstream.gateway.bundle;

import org.jspecify.annotations.NullMarked;
