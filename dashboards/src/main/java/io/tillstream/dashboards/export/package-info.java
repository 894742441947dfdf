/** Files that people open in a spreadsheet. */
@NullMarked
package io.tillstream.dashboards.export;

import org.jspecify.annotations.NullMarked;
