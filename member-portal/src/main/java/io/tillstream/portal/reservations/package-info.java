/** What was put aside for somebody, and when that ends. Who asks for goods hears of the answers. */
@NullMarked
package io.tillstream.portal.reservations;

import org.jspecify.annotations.NullMarked;
