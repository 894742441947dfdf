package io.tillstream.portal.signin;

import java.time.Instant;

/**
 * A browser in which a member stays signed in.
 *
 * @param id what the member ends it by; opens nothing
 * @param browser what kind, in the maker's own words; empty where it does not say
 * @param since when it signed in
 * @param usedAt when it last opened a session by itself
 */
record Device(String id, String browser, Instant since, Instant usedAt) {}
