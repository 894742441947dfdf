/** Parcels that carriers leave and receivers fetch: which wait, who may have them, whose money is in the drawer for them. */
@NullMarked
package io.tillstream.checkout.parcel;

import org.jspecify.annotations.NullMarked;
