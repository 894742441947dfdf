/** JSON Schemas of what is on the wire, made of its types, and values held against them. */
@NullMarked
package io.tillstream.wire.schema;

import org.jspecify.annotations.NullMarked;
