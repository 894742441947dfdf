/**
 * What is learned from all series together: features of one morning, boosted trees over them (Tribuo's XGBoost), and
 * what they say of demand and of empty shelves. Everything random has a fixed seed.
 */
@NullMarked
package io.tillstream.demand.learned;

import org.jspecify.annotations.NullMarked;
