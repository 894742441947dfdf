/**
 * A generated grocery chain: its assortment, its members with their habits, eight weeks of trade, and truths planted in it
 * for analyses to be held against. The same seed gives the same bytes.
 */
@NullMarked
package io.tillstream.simulator.chain;

import org.jspecify.annotations.NullMarked;
