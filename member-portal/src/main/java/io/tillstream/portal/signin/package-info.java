/** Who may enter which door: members by card and password, machines by bearer token. */
@NullMarked
package io.tillstream.portal.signin;

import org.jspecify.annotations.NullMarked;
