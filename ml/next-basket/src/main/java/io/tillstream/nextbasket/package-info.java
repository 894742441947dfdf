/**
 * What a member will buy next: published methods, ours, and the measures that compare them. The methods know packed
 * histories only, no files and no clock; {@link io.tillstream.nextbasket.RecommendEvaluateCommand} and what it reads and prints
 * stand apart from them.
 */
@NullMarked
package io.tillstream.nextbasket;

import org.jspecify.annotations.NullMarked;
