/**
 * Which offer a member is shown, and who sees none: the same rules at head office and at an offline till. Pure: no Kafka,
 * no clock, no logging; prices and predictions belong elsewhere.
 */
@NullMarked
package io.tillstream.decisions;

import org.jspecify.annotations.NullMarked;
