/** Whether a customer comes back, how often, and what is spent then: BG/NBD and Gamma-Gamma. */
@NullMarked
package io.tillstream.customers;

import org.jspecify.annotations.NullMarked;
