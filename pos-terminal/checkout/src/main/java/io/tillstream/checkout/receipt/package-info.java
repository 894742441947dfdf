/** The receipt as a document, and how its text falls on paper of so many columns; bytes and pictures belong elsewhere. */
@NullMarked
package io.tillstream.checkout.receipt;

import org.jspecify.annotations.NullMarked;
