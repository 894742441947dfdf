/** What it costs to find a basket's discounts, beside a rule engine and a shop system with the same promotions. */
@NullMarked
package io.tillstream.benchmarks.price;

import org.jspecify.annotations.NullMarked;
