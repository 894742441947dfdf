/** The provider that a member portal sends its payers to: orders, pages, kept methods, notices. */
@NullMarked
package io.tillstream.paymentsimulator.online;

import org.jspecify.annotations.NullMarked;
