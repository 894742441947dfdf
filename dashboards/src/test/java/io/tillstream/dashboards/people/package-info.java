/** Tests of letting people in and of their own accounts. */
@NullMarked
package io.tillstream.dashboards.people;

import org.jspecify.annotations.NullMarked;
