/** Tests of regions and groups. */
@NullMarked
package io.tillstream.topologies.group;

import org.jspecify.annotations.NullMarked;
