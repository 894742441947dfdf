/** Members' points: entries and their sum. The rules that give points are the till's. */
@NullMarked
package io.tillstream.topologies.points;

import org.jspecify.annotations.NullMarked;
