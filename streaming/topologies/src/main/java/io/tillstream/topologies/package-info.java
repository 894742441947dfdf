/** All Kafka Streams topologies, put together and set up in one place. No Spring and no broker calls here. */
@NullMarked
package io.tillstream.topologies;

import org.jspecify.annotations.NullMarked;
