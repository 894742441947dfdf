/** Tests of what is said about models. */
@NullMarked
package io.tillstream.dashboards.models;

import org.jspecify.annotations.NullMarked;
