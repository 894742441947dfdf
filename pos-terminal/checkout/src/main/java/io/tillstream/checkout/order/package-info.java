/** Members' orders at the till that picks them and hands them over. Placing and paying them online belongs to the portal. */
@NullMarked
package io.tillstream.checkout.order;

import org.jspecify.annotations.NullMarked;
