/** Who may use the pages: users, roles, throttled sign-in, and the machine token. */
@NullMarked
package io.tillstream.dashboards.signin;

import org.jspecify.annotations.NullMarked;
