/** What members think of the shop: read, counted and shown to whoever plans what it does next. */
@NullMarked
package io.tillstream.dashboards.feedback;

import org.jspecify.annotations.NullMarked;
