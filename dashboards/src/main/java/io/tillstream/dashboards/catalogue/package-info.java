/**
 * Master data as people see and change them: products, prices and suppliers on pages, by form, and many at once from a
 * spreadsheet, with a preview and a way back. What is known and how it is published belongs to {@code masterdata}.
 */
@NullMarked
package io.tillstream.dashboards.catalogue;

import org.jspecify.annotations.NullMarked;
