/** Who may work at the tills: staff codes, roles and what they sign in with. Nothing else about a person. */
@NullMarked
package io.tillstream.events.staff;

import org.jspecify.annotations.NullMarked;
