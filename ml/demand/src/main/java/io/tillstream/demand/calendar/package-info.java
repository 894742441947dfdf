/** Days on which people shop differently: the Chinese lunar calendar and the feasts of both calendars. */
@NullMarked
package io.tillstream.demand.calendar;

import org.jspecify.annotations.NullMarked;
