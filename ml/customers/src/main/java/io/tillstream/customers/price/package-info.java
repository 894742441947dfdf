/** Whether a member buys more when it is reduced than others do. */
@NullMarked
package io.tillstream.customers.price;

import org.jspecify.annotations.NullMarked;
