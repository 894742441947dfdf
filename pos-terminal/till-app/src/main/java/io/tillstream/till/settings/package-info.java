/** What an operator sets, read and checked at start. Nothing learnt later belongs here. */
@NullMarked
package io.tillstream.till.settings;

import org.jspecify.annotations.NullMarked;
