/** Who works in a store and when: as planned by its manager, and as its tills say. Who may sign in where is master data. */
@NullMarked
package io.tillstream.dashboards.staff;

import org.jspecify.annotations.NullMarked;
