/** Real Kafka, Elasticsearch and PostgreSQL as child processes on a leash; nothing here knows what is stored in them. */
@NullMarked
package io.tillstream.localcluster;

import org.jspecify.annotations.NullMarked;
