/** What limited promotions have given. */
@NullMarked
package io.tillstream.topologies.promotion;

import org.jspecify.annotations.NullMarked;
