/** What the app is started with, checked once at start, and the business clock. */
@NullMarked
package io.tillstream.dashboards.settings;

import org.jspecify.annotations.NullMarked;
