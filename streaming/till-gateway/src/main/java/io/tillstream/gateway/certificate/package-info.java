/** The gateway's own certificate: made once, pinned by every till by its fingerprint. */
@NullMarked
package io.tillstream.gateway.certificate;

import org.jspecify.annotations.NullMarked;
