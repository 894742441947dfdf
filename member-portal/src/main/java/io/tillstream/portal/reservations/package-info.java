/** What was put aside for somebody, and when that ends. No page yet asks for goods. */
@NullMarked
package io.tillstream.portal.reservations;

import org.jspecify.annotations.NullMarked;
