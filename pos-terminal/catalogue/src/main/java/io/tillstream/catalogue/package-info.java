/**
 * What a till knows from head office, in memory and on disk: items in one file that is mapped and searched, not read, and
 * beside them the store, promotions, members, offers and grants. Who asks head office, and who may ask the till, does not
 * belong here.
 */
@NullMarked
package io.tillstream.catalogue;

import org.jspecify.annotations.NullMarked;
