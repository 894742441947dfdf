/** Stories of a shop's day, told through the real doors: browser, serial line, command, topic and file. */
@NullMarked
package io.tillstream.journeys;

import org.jspecify.annotations.NullMarked;
