/** The card terminal: its messages, its moods, its payments. */
@NullMarked
package io.tillstream.paymentsimulator.terminal;

import org.jspecify.annotations.NullMarked;
