@NullMarked
package io.tillstream.topologies.profile;

import org.jspecify.annotations.NullMarked;
