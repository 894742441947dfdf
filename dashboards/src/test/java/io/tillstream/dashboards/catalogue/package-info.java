/** Tests of master data on pages and from files, up to the fact on the topic. */
@NullMarked
package io.tillstream.dashboards.catalogue;

import org.jspecify.annotations.NullMarked;
