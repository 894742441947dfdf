@NullMarked
package io.tillstream.topologies.loss;

import org.jspecify.annotations.NullMarked;
