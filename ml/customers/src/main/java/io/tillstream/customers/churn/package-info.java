/** How likely it is that a member buys nothing in the days to come: a learned model, and what it has to beat. */
@NullMarked
package io.tillstream.customers.churn;

import org.jspecify.annotations.NullMarked;
