/** Who may enter which door: members by card and password or by a device in which they stay signed in, machines by bearer token. */
@NullMarked
package io.tillstream.portal.signin;

import org.jspecify.annotations.NullMarked;
