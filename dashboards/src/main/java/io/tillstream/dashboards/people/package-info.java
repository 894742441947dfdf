/** Who may sign in and do what: letting people in, their roles by store, and everybody's own account. No sign-in itself. */
@NullMarked
package io.tillstream.dashboards.people;

import org.jspecify.annotations.NullMarked;
