/** What models are worth: their cards, what serves in their place, and how what they said came true. No figure is made here. */
@NullMarked
package io.tillstream.dashboards.models;

import org.jspecify.annotations.NullMarked;
